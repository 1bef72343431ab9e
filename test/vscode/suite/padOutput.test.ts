import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { LastTextEditor } from '../../../src/extension/lastTextEditor';
import { writeBesideAndRename } from '../../../src/extension/files/savedFile';
import { suiteFolder } from './folders';

describe('What leaves the pad', () => {
  const folder = suiteFolder();

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  describe('a number for the text editor', () => {
    it('takes the place of every selection, as one step of undo, also when another editor lies over it', async () => {
      const document = await vscode.workspace.openTextDocument({ content: 'a: x\nb: x\n' });
      const editor = await vscode.window.showTextDocument(document);
      editor.selections = [new vscode.Selection(0, 3, 0, 4), new vscode.Selection(1, 3, 1, 4)];
      const last = new LastTextEditor();
      await vscode.commands.executeCommand('digitLab.openPad');
      await last.insert('305');
      assert.equal(document.getText(), 'a: 305\nb: 305\n');
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), 'a: x\nb: x\n');
      last.dispose();
    });

    it('leaves the cursor behind it, so that the next one follows', async () => {
      const document = await vscode.workspace.openTextDocument({ content: '' });
      await vscode.window.showTextDocument(document);
      const last = new LastTextEditor();
      await last.insert('1');
      await last.insert('2');
      assert.equal(document.getText(), '12');
      last.dispose();
    });

    it('goes behind the one before it in an editor that the pad covers, at every cursor', async () => {
      const document = await vscode.workspace.openTextDocument({ content: 'a: x, y\nb: \n' });
      const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      editor.selections = [
        new vscode.Selection(1, 3, 1, 3),
        new vscode.Selection(0, 6, 0, 7),
        new vscode.Selection(0, 3, 0, 4),
      ];
      const last = new LastTextEditor();
      await vscode.commands.executeCommand('digitLab.openPad');
      await last.insert('12');
      await last.insert('3');
      assert.equal(document.getText(), 'a: 123, 123\nb: 123\n');
      last.dispose();
    });

    it('goes behind the one before it, which took the place of a selection in an editor that can be seen', async () => {
      const document = await vscode.workspace.openTextDocument({ content: 'a: x\n' });
      const editor = await vscode.window.showTextDocument(document);
      editor.selections = [new vscode.Selection(0, 3, 0, 4)];
      const last = new LastTextEditor();
      await last.insert('12');
      await last.insert('3');
      assert.equal(document.getText(), 'a: 123\n');
      assert.deepEqual(editor.selection, new vscode.Selection(0, 6, 0, 6));
      last.dispose();
    });

    it('goes where the cursor was put meanwhile', async () => {
      const document = await vscode.workspace.openTextDocument({ content: 'a\nb\n' });
      const editor = await vscode.window.showTextDocument(document);
      editor.selections = [new vscode.Selection(0, 1, 0, 1)];
      const last = new LastTextEditor();
      await last.insert('1');
      const moved = new Promise((resolve) => {
        const subscription = vscode.window.onDidChangeTextEditorSelection(({ selections }) => {
          if (selections[0]?.active.line !== 1) return;
          subscription.dispose();
          resolve(undefined);
        });
      });
      editor.selections = [new vscode.Selection(1, 1, 1, 1)];
      await moved;
      await last.insert('2');
      assert.equal(document.getText(), 'a1\nb2\n');
      last.dispose();
    });

    it('is refused with a sentence where there is no editor', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const last = new LastTextEditor();
      await assert.rejects(last.insert('1'), /There is no text editor to insert into/);
      last.dispose();
    });
  });

  describe('a file', () => {
    it('takes the place of one that was there, and leaves nothing beside it', async () => {
      const uri = vscode.Uri.file(join(folder(), 'drawing.svg'));
      await writeBesideAndRename(uri, new TextEncoder().encode('old'));
      await writeBesideAndRename(uri, new TextEncoder().encode('new'));
      assert.equal(readFileSync(uri.fsPath, 'utf8'), 'new');
      assert.deepEqual(readdirSync(folder()), ['drawing.svg']);
    });

    it('may have a name as long as names can be', async () => {
      const name = `${'7'.repeat(251)}.svg`;
      await writeBesideAndRename(vscode.Uri.file(join(folder(), name)), new TextEncoder().encode('long'));
      assert.equal(readFileSync(join(folder(), name), 'utf8'), 'long');
      assert.deepEqual(readdirSync(folder()).sort(), [name, 'drawing.svg']);
    });

    it('is refused with a sentence where it cannot be written', async () => {
      const uri = vscode.Uri.parse('digit-lab-nowhere:/drawing.svg');
      await assert.rejects(writeBesideAndRename(uri, new Uint8Array(1)), /"drawing.svg" could not be saved/);
    });
  });
});
