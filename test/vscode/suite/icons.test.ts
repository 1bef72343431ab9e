import * as assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { extension } from './digitLab';

/** What this VS Code registers its icons with: their names and their places in its font; 60000 is 6e4 in its minified code. */
function iconsOfThisVsCode(): Set<string> {
  const program = join(vscode.env.appRoot, 'out/vs/workbench/api/node/extensionHostProcess.js');
  const icons = readFileSync(program, 'utf8').matchAll(/"([a-z][a-z0-9-]*)",6(?:\d{4}|e4)\b/g);
  return new Set(Array.from(icons, ([, name]) => name!));
}

/** The icons that package.json and the extension's sources name: `$(check)`, `$(sync~spin)`, `ThemeIcon('trash')`. */
function iconsNamed(): Set<string> {
  const root = extension().extensionPath;
  const sources = join(root, 'src/extension');
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(sources, name));
  const text = [join(root, 'package.json'), ...files].map((file) => readFileSync(file, 'utf8')).join('\n');
  const icons = text.matchAll(/\$\(([a-z][a-z0-9-]*)(?:~[a-z]+)?\)|ThemeIcon\('([^']+)'\)/g);
  return new Set(Array.from(icons, ([, inText, alone]) => (inText ?? alone)!));
}

describe('icons', () => {
  it('are some that this VS Code has', () => {
    const named = iconsNamed();
    // One of each kind of place, so that none is passed over.
    for (const icon of ['beaker', 'database', 'sync', 'trash']) assert.ok(named.has(icon), icon);
    const known = iconsOfThisVsCode();
    assert.deepEqual(
      [...named].filter((name) => !known.has(name)),
      [],
    );
  });
});
