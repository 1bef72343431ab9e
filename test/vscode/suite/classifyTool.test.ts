import * as assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { ClassifyTool } from '../../../src/extension/classify/classifyTool';
import { knot } from '../../../src/ml/data/nonDigits/scribbles';
import { Random } from '../../../src/ml/random';
import { activated, extension } from './digitLab';
import { digitPng, strokesPng } from './digits';
import { suiteFolder } from './folders';
import { greyPng } from './png';

const NAME = 'digitLab_classifyImage';

// Outside of a chat the tool asks in a dialog, which windows under test answer by themselves with yes.
describe('the language-model tool', () => {
  const folder = suiteFolder();

  before(activated);

  function write(name: string, bytes: Uint8Array): string {
    writeFileSync(join(folder(), name), bytes);
    return join(folder(), name);
  }

  async function read(
    file: unknown,
    token: vscode.CancellationToken = new vscode.CancellationTokenSource().token,
  ): Promise<string> {
    const { content } = await vscode.lm.invokeTool(
      NAME,
      { input: { file }, toolInvocationToken: undefined },
      token,
    );
    return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join();
  }

  it('is there for models to use, with a schema of what it takes', () => {
    const tool = vscode.lm.tools.find(({ name }) => name === NAME);
    assert.ok(tool !== undefined);
    assert.match(tool.description, /handwritten digits/);
    assert.deepEqual((tool.inputSchema as { required: string[] }).required, ['file']);
  });

  it('reads an image by its path, with how sure it is, the place and the model', async () => {
    const text = await read(write('seven.png', digitPng(7, 1)));
    const { id } = await (await activated()).currentModel();
    assert.match(text, /^Image: .*seven\.png, 224 x 224 pixels, read by the model /);
    assert.ok(text.includes(id), text);
    assert.match(text, /\nReading: 7, (> )?\d+\.\d % sure\.\n/);
    assert.match(
      text,
      /\n1st digit: 7 at (> )?\d+\.\d %; next \d at (< )?\d+\.\d %; at x \d+, y \d+, \d+ x \d+ pixels\.$/,
    );
  });

  it('reads an image by its URI, and a number digit by digit', async () => {
    const text = await read(
      vscode.Uri.joinPath(extension().extensionUri, 'samples/number-2024.png').toString(),
    );
    assert.match(text, /\nReading: 2024, each digit at least /);
    assert.equal(text.match(/^\d(st|nd|rd|th) digit: \d at/gm)?.length, 4);
  });

  it('reads an image by its path from the workspace', async () => {
    const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    mkdirSync(join(workspace, 'for the tool'), { recursive: true });
    writeFileSync(join(workspace, 'for the tool/three.png'), digitPng(3, 5));
    const text = await read('for the tool/three.png');
    assert.match(text, /^Image: for the tool\/three\.png,/);
    assert.match(text, /\nReading: 3, /);
  });

  it('says so where there is nothing to read', async () => {
    const blank = write('blank.png', greyPng(64, 64, new Uint8Array(64 * 64).fill(255)));
    assert.match(await read(blank), /\nReading: none\. No ink was found/);
  });

  it('says so where what it sees is no digit', async () => {
    const texts = [];
    for (let seed = 0; seed < 10; seed++) {
      texts.push(await read(write(`knot-${seed}.png`, strokesPng(knot(new Random(seed))))));
    }
    const refused = texts.filter((text) => /\nReading: none\. (What is in|Not sure)/.test(text));
    assert.ok(refused.length >= 8, texts.join('\n\n'));
    for (const text of refused) {
      const digits = text.match(/\n\d+(st|nd|rd|th) (digit|sign): .*/g) ?? [];
      const marked = digits.filter((line) => /: \d at \d+\.\d % \(not (sure|a digit)\); next/.test(line));
      // What refuses a reading is that half of its digits are.
      assert.ok(marked.length > 0 && 2 * marked.length >= digits.length, text);
    }
  });

  const wrong: readonly [string, unknown, RegExp][] = [
    ['no file', '', /needs the image to read/],
    ['a file that is not there', '/no/such/thing.png', /no file "thing\.png"/],
    ['a folder', '/', /is a folder/],
  ];
  for (const [what, file, says] of wrong) {
    it(`says what is wrong with ${what}`, async () => {
      await assert.rejects(read(file), says);
    });
  }

  it('says what is wrong with a file that is no image', async () => {
    await assert.rejects(read(write('text.png', Buffer.from('Dear diary'))), /not an image/);
  });

  it('stops when it is cancelled', async () => {
    const source = new vscode.CancellationTokenSource();
    const reading = read(write('five.png', digitPng(5, 2)), source.token);
    source.cancel();
    await assert.rejects(reading, /Cancel/);
    assert.match(await read(write('six.png', digitPng(6, 2))), /\nReading: 6, /);
  });

  it('asks for the very file that it is going to read', () => {
    // What the user is asked needs neither a model nor a reader.
    const tool = new ClassifyTool({} as never, {} as never, {} as never);
    const prepared = tool.prepareInvocation({ input: { file: 'pictures/*bold*.png' } });
    const messages = prepared?.confirmationMessages;
    assert.equal(messages?.title, 'Read the digits in *bold*.png?');
    const { value } = messages.message as vscode.MarkdownString;
    assert.match(
      value.replaceAll('\\', ''),
      /digits in pictures\/\*bold\*\.png\. The image stays on this machine/,
    );
    assert.ok(value.includes('\\*bold\\*'), 'The name is text, not markup.');
    assert.equal(tool.prepareInvocation({ input: {} }), undefined);
  });
});
