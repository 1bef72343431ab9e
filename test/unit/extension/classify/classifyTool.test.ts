import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LanguageModelToolInvocationOptions, LanguageModelToolInvocationPrepareOptions } from 'vscode';
import { ClassifyTool } from '../../../../src/extension/classify/classifyTool';
import type { CurrentModel } from '../../../../src/extension/models/currentModel';
import type { Notices } from '../../../../src/extension/notices';
import type { Readers } from '../../../../src/extension/reading/readers';
import { CancellationError, EventEmitter } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));
vi.mock('../../../../src/extension/files/fileContent', () => ({
  fileContent: ({ path }: { readonly path: string }) => Promise.resolve(path),
}));

const RESULT = { width: 1, height: 1, reading: { text: '', outcome: 'nothing', confidence: 0, digits: [] } };

/** The files that were read, in order. */
let read: string[];
/** Readers that are lent now, and the most that ever were. */
let lent: number;
let most: number;
let tool: ClassifyTool;

const reader = {
  read: async (file: string) => {
    read.push(file);
    await setImmediate();
    return RESULT;
  },
};

beforeEach(() => {
  read = [];
  lent = 0;
  most = 0;
  const lend = async (_: unknown, job: (lent: typeof reader) => Promise<unknown>): Promise<unknown> => {
    most = Math.max(most, ++lent);
    try {
      return await job(reader);
    } finally {
      lent--;
    }
  };
  const model = { files: () => Promise.resolve({ card: { id: 'mlp-1' } }) };
  tool = new ClassifyTool(
    model as unknown as CurrentModel,
    { lend } as unknown as Readers,
    { explain: String } as unknown as Notices,
  );
});

/** An invocation of the tool, and a way to cancel it. */
function invoke(file: string): { readonly result: Promise<unknown>; readonly cancel: () => void } {
  const cancelled = new EventEmitter<void>();
  const token = { isCancellationRequested: false, onCancellationRequested: cancelled.event };
  const options = { input: { file } } as LanguageModelToolInvocationOptions<unknown>;
  return {
    result: tool.invoke(options, token),
    cancel: () => {
      token.isCancellationRequested = true;
      cancelled.fire();
    },
  };
}

describe('images that an agent asks for at once', () => {
  const files = ['/1.png', '/2.png', '/3.png'];

  it('are read one after the other, so that they take one thread', async () => {
    const results = await Promise.all(files.map((file) => invoke(file).result));
    for (const [index, file] of files.entries()) {
      expect(results[index]).toMatchObject({
        content: [{ value: expect.stringContaining(`Image: ${file},`) as unknown }],
      });
    }
    expect([most, read]).toEqual([1, files]);
  });

  it('are left out where they are cancelled before their turn', async () => {
    const [first, second, third] = files.map(invoke);
    second!.cancel();
    await expect(second!.result).rejects.toThrow(CancellationError);
    await Promise.all([first!.result, third!.result]);
    expect(read).toEqual(['/1.png', '/3.png']);
  });
});

it('asks for no leave where no folder is open that a path could be in, and says so', async () => {
  const options = { input: { file: '7.png' } } as LanguageModelToolInvocationPrepareOptions<unknown>;
  expect(tool.prepareInvocation(options)).toBeUndefined();
  await expect(invoke('7.png').result).rejects.toThrow(/no folder is open/);
});
