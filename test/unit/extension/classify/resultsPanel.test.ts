import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClassifiedImage } from '../../../../src/extension/classify/classifiedImage';
import { ResultsPanel, type ResultsPanelOptions } from '../../../../src/extension/classify/resultsPanel';
import type { HostToResults, ResultRow, ResultsToHost } from '../../../../src/protocol/results';
import { commands, env, Uri, window } from '../vscodeFake';
import { fakePage } from '../webviewPanelFake';

vi.mock('vscode', () => import('../vscodeFake'));
vi.mock('../../../../src/extension/webviewPanel', () => import('../webviewPanelFake'));

const page = fakePage<ResultsToHost, HostToResults>();
const SEVEN = 'file:///pictures/seven.png';
let panel: ResultsPanel;

beforeEach(() => {
  vi.clearAllMocks();
  const notices = { guard: (work: () => unknown) => work() };
  panel = new ResultsPanel({ notices, images: [] } as unknown as ResultsPanelOptions);
});

/** As after an image was read. @param uri that of its row; empty if it is no file */
function add(file: string, uri: string): void {
  const result: Partial<ClassifiedImage> = {
    file,
    reading: '7',
    confidence: 0.5,
    digits: [],
    modelId: 'compact-1',
  };
  panel.add({ uri, error: null } as ResultRow, result as ClassifiedImage);
}

/** Lets the host do what the page asks for, which waits for nothing here. */
async function ask(message: ResultsToHost): Promise<void> {
  page.send(message);
  await new Promise((resolve) => setImmediate(resolve));
}

describe('the clipboard', () => {
  it('takes what the page says of a row', async () => {
    await ask({ type: 'copy', text: '31415' });
    expect(env.clipboard.writeText.mock.calls).toEqual([['31415']]);
    expect(window.setStatusBarMessage).toHaveBeenCalledExactlyOnceWith('$(check) Copied', 2000);
  });

  it('takes all that was read as a table', async () => {
    add('/pictures/seven.png', SEVEN);
    add('the clipboard', '');
    page.send({ type: 'copyAll' });
    // A long table is made in slices of time.
    await vi.waitUntil(() => window.setStatusBarMessage.mock.calls.length > 0);
    const [text] = env.clipboard.writeText.mock.lastCall!;
    const cells = text.split('\n').map((line) => line.split('\t').slice(0, 2));
    expect(cells).toEqual([['File', 'Reading'], ['/pictures/seven.png', '7'], ['the clipboard', '7'], ['']]);
    expect(window.setStatusBarMessage).toHaveBeenCalledExactlyOnceWith('$(check) Copied', 2000);
  });
});

it('opens what it has listed, and nothing else that a page asks for', async () => {
  add('/pictures/seven.png', SEVEN);
  add('the clipboard', '');
  const parse = vi.spyOn(Uri, 'parse');
  for (const uri of ['file:///etc/passwd', 'command:workbench.action.quit', `${SEVEN}#1`, '']) {
    await ask({ type: 'open', uri });
  }
  expect(parse).not.toHaveBeenCalled();
  await ask({ type: 'open', uri: SEVEN });
  expect(commands.executeCommand).toHaveBeenCalledExactlyOnceWith('vscode.open', Uri.parse(SEVEN));
});

it('has a reading stopped when its page asks for that', async () => {
  const stopped = vi.fn();
  panel.onDidCancel(stopped);
  await ask({ type: 'cancel' });
  expect(stopped).toHaveBeenCalledOnce();
});
