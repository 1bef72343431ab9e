import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import type { ClassifiedImage } from '../../../src/extension/classify/classifiedImage';
import { assertHostIsLight, assertTold, extension, listening, runCommand } from './digitLab';
import { digitPng } from './digits';
import { suiteFolder } from './folders';
import { greyPng } from './png';

describe('Classify Image', () => {
  const folder = suiteFolder();

  const classify = (...given: unknown[]) =>
    listening(() => runCommand<ClassifiedImage[]>('classifyImage', ...given));

  function write(name: string, bytes: Uint8Array): vscode.Uri {
    const path = join(folder(), name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, bytes);
    return vscode.Uri.file(path);
  }

  /** The road is open: a good image is read. */
  async function assertReads(): Promise<void> {
    const { result } = await classify(write('good.png', digitPng(3, 5)));
    assert.equal(result.length, 1);
    assert.equal(result[0]?.error, undefined);
    assert.equal(result[0]?.reading, '3');
  }

  it('reads the image that the Explorer names, with its place and its probabilities', async () => {
    const { result } = await classify(write('seven.png', digitPng(7, 1)));
    const [image] = result;
    assert.ok(image !== undefined);
    assert.equal(image.reading, '7');
    assert.equal(image.digits.length, 1);
    const [digit] = image.digits;
    assert.ok(digit !== undefined);
    assert.equal(digit.probabilities.length, 10);
    assert.ok(Math.abs(digit.probabilities.reduce((sum, share) => sum + share, 0) - 1) < 1e-4);
    const [x, y, width, height] = digit.box;
    assert.ok(x >= 0 && y >= 0 && x + width <= 224 && y + height <= 224);
  });

  it('reads all that are selected, in any letter case, each once', async () => {
    const one = write('selection/one.PNG', digitPng(1, 2));
    const two = write('selection/two.Png', digitPng(2, 2));
    const { result } = await classify(one, [one, two, one]);
    assert.deepEqual(
      result.map(({ reading }) => reading),
      ['1', '2'],
    );
  });

  it('finds the images of a folder and below, in natural order, and nothing else', async () => {
    write('album/10.png', digitPng(0, 3));
    write('album/9.PNG', digitPng(9, 3));
    write('album/more/4.png', digitPng(4, 3));
    write('album/notes.txt', Buffer.from('no image'));
    write('album/.hidden/5.png', digitPng(5, 3));
    write('album/._10.png', Buffer.from('what a Mac knows of 10.png'));
    const { result } = await classify(vscode.Uri.file(join(folder(), 'album')));
    const names = result.map(({ file }) => file.slice(folder().length + 1).replaceAll('\\', '/'));
    assert.deepEqual(names, ['album/9.PNG', 'album/10.png', 'album/more/4.png']);
  });

  it('takes labels from names, but none from those that only number the images of a folder', async () => {
    for (const name of ['001', '002', '9_1']) write(`numbered/${name}.png`, digitPng(9, 3));
    write('numbered/07/010.png', digitPng(7, 3));
    const { result } = await classify(vscode.Uri.file(join(folder(), 'numbered')));
    const labels = new Map(result.map(({ file, label }) => [basename(file), label]));
    assert.deepEqual(Object.fromEntries(labels), {
      '001.png': undefined,
      '002.png': undefined,
      '9_1.png': '9',
      '010.png': '7',
    });
  });

  it('reads the files that a keybinding names', async () => {
    const { fsPath } = write('eight.png', digitPng(8, 4));
    const { result } = await classify({ kind: 'files', files: [fsPath] });
    assert.equal(result[0]?.reading, '8');
    assert.equal(result[0].file, fsPath);
  });

  it('reads images of a file system that is not the disk', async () => {
    const files = new MemoryFiles(new Map([['/six.png', digitPng(6, 6)]]));
    const registration = vscode.workspace.registerFileSystemProvider('digit-lab-test', files);
    try {
      const { result } = await classify(vscode.Uri.parse('digit-lab-test:/six.png'));
      assert.equal(result[0]?.reading, '6', result[0]?.error);
    } finally {
      registration.dispose();
    }
  });

  it('leaves out a folder that cannot be listed, says so, and reads the images beside it', async () => {
    const files = new MemoryFiles(new Map([['/album/six.png', digitPng(6, 6)]]), '/album/locked');
    const registration = vscode.workspace.registerFileSystemProvider('digit-lab-locked', files);
    try {
      const { result, told } = await classify(vscode.Uri.parse('digit-lab-locked:/album'));
      assert.deepEqual(
        result.map(({ reading }) => reading),
        ['6'],
      );
      assertTold(told, 'warning', /"locked" cannot be listed.*left out/);
      const alone = await classify(vscode.Uri.parse('digit-lab-locked:/album/locked'));
      assertTold(alone.told, 'error', /"locked" cannot be listed/);
    } finally {
      registration.dispose();
    }
  });

  const png = digitPng(5, 7);
  const broken: readonly { name: string; bytes: Uint8Array; says: RegExp }[] = [
    { name: 'empty.png', bytes: new Uint8Array(), says: /empty/ },
    { name: 'cut.png', bytes: png.subarray(0, png.length / 2), says: /damaged|cut short/ },
    { name: 'noise.jpg', bytes: Buffer.alloc(5000, 'noise'), says: /no picture/ },
    { name: 'text.png', bytes: Buffer.from('Dear diary, today'), says: /no picture/ },
    { name: 'huge.png', bytes: greyPng(20_000, 20_000, new Uint8Array()), says: /64 megapixels/ },
  ];
  for (const { name, bytes, says } of broken) {
    it(`says what is wrong with ${name}, reads the image beside it, and the next one`, async () => {
      const bad = write(`broken/${name}`, bytes);
      const good = write('broken/good.png', digitPng(5, 8));
      const { result, told } = await classify(bad, [bad, good]);
      assert.match(result[0]?.error ?? '', says);
      assert.equal(result[0]?.reading, null);
      assert.equal(result[1]?.reading, '5');
      assertTold(told, 'error', says);
      await assertReads();
    });
  }

  it('reads a JPEG that is called .png', async () => {
    const pencil = vscode.Uri.joinPath(extension().extensionUri, 'samples/five-pencil.jpg');
    const { result } = await classify(write('jpeg.png', readFileSync(pencil.fsPath)));
    assert.equal(result[0]?.reading, '5');
  });

  it('reads a PNG that is called .JPG', async () => {
    const { result } = await classify(write('png called.JPG', digitPng(2, 9)));
    assert.equal(result[0]?.reading, '2');
  });

  it('finds no digit on blank paper and says nothing is wrong', async () => {
    const { result } = await classify(write('blank.png', greyPng(64, 64, new Uint8Array(64 * 64).fill(255))));
    assert.equal(result[0]?.reading, null);
    assert.equal(result[0].error, undefined);
    await assertReads();
  });

  it('says so when a file is gone', async () => {
    const { result } = await classify(vscode.Uri.file(join(folder(), 'gone.png')));
    assert.match(result[0]?.error ?? '', /no file "gone\.png"/);
    await assertReads();
  });

  it('says so when a folder holds no images', async () => {
    mkdirSync(join(folder(), 'barren'));
    const { result, told } = await classify(vscode.Uri.file(join(folder(), 'barren')));
    assert.deepEqual(result, []);
    assertTold(told, 'information', /no images in "barren".*\.png/);
    await assertReads();
  });

  it('says where the clipboard is when it is on another machine (needs a remote VS Code)', async function () {
    if (vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined) this.skip();
    const { told } = await classify({ kind: 'clipboard' });
    assertTold(told, 'error', /clipboard is on another machine.+Paste the image on the drawing pad/);
    await assertReads();
  });

  it('names its view after what was read', async () => {
    const one = write('named/one.png', digitPng(1, 5));
    const two = write('named/two.png', digitPng(2, 5));
    const requests = [
      { title: 'one.png', uris: [one] },
      { title: 'named (2)', uris: [vscode.Uri.file(join(folder(), 'named'))] },
      { title: 'one.png and 1 more (2)', uris: [one, two] },
    ];
    for (const { title, uris } of requests) {
      const closed = closeNextTab(title);
      await classify(uris[0]!, uris);
      await closed;
    }
  });

  it('stops when its view is closed, with what was read so far', async () => {
    const total = 500;
    for (let i = 0; i < total; i++) write(`many/${i}.png`, png);
    const closed = closeNextTab('many (500)');
    const { result, told } = await classify(vscode.Uri.file(join(folder(), 'many')));
    await closed;
    assert.ok(result.length < total, `${result.length} of ${total} were read.`);
    assert.deepEqual(told, [], 'Cancelling is no failure.');
    await assertReads();
  });

  it('goes on when the view of one before it is closed', async () => {
    const total = 100;
    for (let i = 0; i < total; i++) write(`more/${i}.png`, png);
    const before = write('before.png', png);
    const shown = tabShown('before.png');
    await classify(before);
    await shown;
    const reading = classify(vscode.Uri.file(join(folder(), 'more')));
    await vscode.window.tabGroups.close(tabNamed('before.png'));
    const { result, told } = await reading;
    assert.deepEqual(told, []);
    assert.equal(result.filter(({ error }) => error === undefined).length, total);
  });

  it('refuses a request that it does not know', async () => {
    const { told } = await classify({ images: 'all' });
    assertTold(told, 'error', /does not know/);
    await assertReads();
  });

  it('reads the samples, in every format', async () => {
    const samples = vscode.Uri.joinPath(extension().extensionUri, 'samples');
    const { result, told } = await classify(samples);
    assert.deepEqual(told, []);
    const readings = new Map(result.map(({ file, reading }) => [basename(file), reading]));
    for (let digit = 0; digit <= 9; digit++) assert.equal(readings.get(`${digit}.png`), String(digit));
    assert.equal(readings.get('eight.bmp'), '8');
    assert.equal(readings.get('five-pencil.jpg'), '5');
    assert.equal(readings.get('six.gif'), '6');
    assert.equal(readings.get('two.webp'), '2');
    assert.equal(readings.get('nine.tiff'), '9');
    assert.equal(readings.get('number-2024.png'), '2024');
  });

  it('reads the samples as the command line does: digits, boxes and probabilities', async () => {
    const { result } = await classify(vscode.Uri.joinPath(extension().extensionUri, 'samples'));
    const expected = new Map(readSamplesOnCommandLine().map((row) => [basename(row.file), row]));
    assert.equal(result.length, expected.size);
    for (const { file, reading, digits } of result) {
      const row = expected.get(basename(file));
      assert.equal(reading, row?.reading);
      assertClose(digits.flatMap(numbersOf), row?.digits.flatMap(numbersOf) ?? []);
    }
  });

  it('keeps tfjs and the decoders out of the extension host', assertHostIsLight);
});

type Row = Pick<ClassifiedImage, 'file' | 'reading' | 'digits'>;

function readSamplesOnCommandLine(): Row[] {
  const output = execFileSync(
    process.execPath,
    ['dist/cli.js', 'classify', '--json', '--engine', 'portable', 'samples'],
    {
      cwd: extension().extensionPath,
      encoding: 'utf8',
      // Desktop VS Code runs extensions in Electron, which is Node only when told so.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const lines = output.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

function numbersOf({ digit, probabilities, box }: Row['digits'][number]): number[] {
  return [digit, ...probabilities, ...box];
}

function assertClose(actual: readonly number[], expected: readonly number[]): void {
  assert.equal(actual.length, expected.length);
  actual.forEach((value, index) => {
    assert.ok(Math.abs(value - expected[index]!) < 1e-4, `${value} is not ${expected[index]!}`);
  });
}

/** Closes the tab of this name as soon as there is one; it comes up as the active one. */
async function closeNextTab(label: string): Promise<void> {
  await tabShown(label);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
}

/** Fulfilled when a tab of this name comes up as the active one. */
function tabShown(label: string): Promise<void> {
  return new Promise((resolve) => {
    const subscription = vscode.window.tabGroups.onDidChangeTabs(() => {
      if (vscode.window.tabGroups.activeTabGroup.activeTab?.label !== label) return;
      subscription.dispose();
      resolve();
    });
  });
}

function tabNamed(label: string): vscode.Tab {
  const tab = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find((each) => each.label === label);
  assert.ok(tab !== undefined);
  return tab;
}

/** A file system that lives in memory, with a folder that nobody may look into. */
class MemoryFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  constructor(
    private readonly files: ReadonlyMap<string, Uint8Array>,
    private readonly locked = '/locked',
  ) {}

  stat(uri: vscode.Uri): vscode.FileStat {
    const isFolder = this.locked.startsWith(uri.path);
    if (isFolder) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.readFile(uri).length };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const bytes = this.files.get(uri.path);
    if (bytes === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    if (path === this.locked) throw vscode.FileSystemError.NoPermissions();
    const below = (name: string): boolean => name.startsWith(`${path}/`);
    const nameOf = (name: string): string => name.slice(path.length + 1);
    return [
      ...Array.from(this.files.keys())
        .filter(below)
        .map((name): [string, vscode.FileType] => [nameOf(name), vscode.FileType.File]),
      [nameOf(this.locked), vscode.FileType.Directory],
    ];
  }

  createDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  writeFile(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
}
