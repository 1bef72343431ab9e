import type * as vscode from 'vscode';
import { describe, expect, it, vi } from 'vitest';
import type { Features } from '../../../src/extension/features';
import type { LazyFeatures } from '../../../src/extension/lazyFeatures';
import type { Notices } from '../../../src/extension/notices';
import { registerCommands, registerPads } from '../../../src/extension/registrations';

const { registerCommand, registerWebviewPanelSerializer, registerWebviewViewProvider } = vi.hoisted(() => ({
  registerCommand: vi.fn<(id: string, run: (...given: unknown[]) => Promise<unknown>) => void>(),
  registerWebviewPanelSerializer: vi.fn<(type: string, serializer: vscode.WebviewPanelSerializer) => void>(),
  registerWebviewViewProvider: vi.fn<(type: string, provider: vscode.WebviewViewProvider) => void>(),
}));
vi.mock('vscode', () => ({
  Disposable: { from: () => undefined },
  commands: { registerCommand },
  window: { registerWebviewPanelSerializer, registerWebviewViewProvider },
}));

it.each([false, true])(
  'makes a pad of a panel, unless it is closed before there are pads: %s',
  async (isClosed) => {
    const adoptPanel = vi.fn();
    let load: (features: Features) => void = () => undefined;
    const features = { get: () => new Promise((resolve) => (load = resolve)) };
    registerPads(features as unknown as LazyFeatures);
    let close = (): void => undefined;
    const panel = {
      onDidDispose: (listener: () => void) => {
        close = listener;
        return { dispose: () => undefined };
      },
    };
    const serializer = registerWebviewPanelSerializer.mock.lastCall![1];
    const adopting = serializer.deserializeWebviewPanel(panel as unknown as vscode.WebviewPanel, undefined);
    if (isClosed) close();
    load({ pads: { adoptPanel } } as unknown as Features);
    await adopting;
    expect(adoptPanel).toHaveBeenCalledTimes(isClosed ? 0 : 1);
  },
);

describe('what a command comes to', () => {
  /** The same as the commands of the features give it, and as a caller gets it. */
  async function resultOf<Result>(result: Result): Promise<Result> {
    const commands = { showMyDigits: () => Promise.resolve(result) };
    const features = { get: () => Promise.resolve({ commands }) };
    const notices = { guard: (work: () => unknown) => work() };
    registerCommand.mockClear();
    registerCommands(features as unknown as LazyFeatures, notices as unknown as Notices);
    const [, run] = registerCommand.mock.calls.find(([id]) => id === 'digitLab.showMyDigits')!;
    return (await run()) as Result;
  }

  const content = { count: 3, images: new Uint8Array(3 * 784), test: { readings: null } };

  it.each([
    { is: 'one object', result: content },
    { is: 'a list', result: [content, content] },
  ])('is there for a caller here, and next to nothing as JSON for the window: $is', async ({ result }) => {
    const got = await resultOf(result);
    expect(got).toEqual(result);
    expect(JSON.stringify(got)).toBe('null');
    // A view may be sent it yet.
    expect(JSON.stringify(result).length).toBeGreaterThan(3 * 784);
  });

  it.each([null, undefined, true])('is the same for both where it is small: %s', async (result) => {
    const got = await resultOf(result);
    expect([got, JSON.stringify(got)]).toEqual([result, JSON.stringify(result)]);
  });
});
