import type * as vscode from 'vscode';
import { beforeEach, expect, it, vi } from 'vitest';
import { LastTextEditor } from '../../../src/extension/lastTextEditor';

/** As VS Code keeps it: a file of one line, which an edit that was made for an older version of it does not change. */
const file = vi.hoisted(() => {
  const document = {
    uri: { path: '/numbers.txt' },
    isClosed: false,
    isReadOnly: false,
    text: '',
    version: 1,
    validateRange: (range: object) => range,
    offsetAt: (at: { character: number }) => at.character,
    positionAt: (character: number) => ({ character }),
  };
  const start = { start: { character: 0 }, end: { character: 0 } };
  return { document, editor: { document, viewColumn: 1, selections: [start] } };
});

vi.mock('vscode', () => ({
  Disposable: { from: () => ({ dispose: () => undefined }) },
  Selection: class {
    constructor(
      readonly start: object,
      readonly end: object,
    ) {}
  },
  WorkspaceEdit: class {
    readonly version = file.document.version;
    text = '';
    at = 0;

    replace(_: object, { start }: vscode.Range, text: string): void {
      this.text = text;
      this.at = start.character;
    }
  },
  window: {
    activeTextEditor: file.editor,
    visibleTextEditors: [file.editor],
    onDidChangeActiveTextEditor: () => undefined,
    onDidChangeTextEditorSelection: () => undefined,
  },
  workspace: {
    applyEdit: async ({ version, text, at }: { version: number; text: string; at: number }) => {
      await Promise.resolve();
      const { document } = file;
      if (document.isReadOnly || version !== document.version) return false;
      document.text = document.text.slice(0, at) + text + document.text.slice(at);
      document.version++;
      return true;
    },
  },
}));

let last: LastTextEditor;

beforeEach(() => {
  Object.assign(file.document, { text: '', version: 1, isReadOnly: false });
  file.editor.selections = [{ start: { character: 0 }, end: { character: 0 } }];
  last = new LastTextEditor();
});

it('puts a number behind the one that is still under way', async () => {
  await Promise.all([last.insert('30'), last.insert('5')]);
  expect(file.document.text).toBe('305');
});

it('puts a number where the one before it could not be put', async () => {
  file.document.isReadOnly = true;
  await expect(last.insert('1')).rejects.toThrow(
    'Nothing can be inserted into "numbers.txt"; it may be read-only.',
  );
  file.document.isReadOnly = false;
  expect(await last.insert('2')).toBe('numbers.txt');
  expect(file.document.text).toBe('2');
});
