import type * as vscode from 'vscode';
import { expect, it, vi } from 'vitest';
import type { Features } from '../../../src/extension/features';
import type { LazyFeatures } from '../../../src/extension/lazyFeatures';
import { registerPads } from '../../../src/extension/registrations';

const { registerWebviewPanelSerializer, registerWebviewViewProvider } = vi.hoisted(() => ({
  registerWebviewPanelSerializer: vi.fn<(type: string, serializer: vscode.WebviewPanelSerializer) => void>(),
  registerWebviewViewProvider: vi.fn<(type: string, provider: vscode.WebviewViewProvider) => void>(),
}));
vi.mock('vscode', () => ({
  Disposable: { from: () => undefined },
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
