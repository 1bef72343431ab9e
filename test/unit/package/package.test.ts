import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPromise } from 'yauzl';

const ROOT = resolve(__dirname, '../../..');

/** Everything that may be in a package; the first is vsce's own, of which no name is ours to choose. */
const BELONGS = [
  /^(\[Content_Types\]\.xml|extension\.vsixmanifest)$/,
  /^extension\/(package\.json|readme\.md|changelog\.md|LICENSE\.txt)$/,
  /^extension\/dist\/(webview\/)?[\w-]+\.(js|css|wasm|ttf)$/,
  /^extension\/media\/(walkthrough\/)?[\w-]+\.(svg|png)$/,
  /^extension\/models\/[\w-]+\/(model\.json|weights\.bin|card\.json|history\.json)$/,
];

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'digit-lab-package-test-'));
  const file = join(folder, 'digit-lab.vsix');
  const sizes = new Map<string, number>();
  const contents = new Map<string, string>();

  beforeAll(async () => {
    await promisify(execFile)(process.execPath, [join(ROOT, 'tools/package.mjs'), '--out', file]);
    const zip = await openPromise(file);
    for await (const entry of zip.eachEntry()) {
      sizes.set(entry.fileName, entry.uncompressedSize);
      if (/\.(js|json|css|vsixmanifest)$/.test(entry.fileName)) {
        contents.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
      }
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('holds what belongs into it and nothing else', () => {
    const strangers = [...sizes.keys()].filter((name) => !BELONGS.some((pattern) => pattern.test(name)));
    expect(strangers).toEqual([]);
    for (const tool of ['cli', 'fontGlyphs'])
      expect(sizes.has(`extension/dist/${tool}.js`), tool).toBe(false);
  });

  test('holds every part of the product', () => {
    const host = ['extension', 'features', 'reader', 'dataset'];
    const programs = [...host, 'ml', 'decode', 'trainer', 'portableWorker', 'batchWorker'];
    const dist = [...programs.map((name) => `${name}.js`), 'kernels.wasm', 'kernels-relaxed.wasm'];
    const webviews = ['pad', 'results', 'dataset', 'idx', 'myDigits'].flatMap((name) => [
      `webview/${name}.js`,
      `webview/${name}.css`,
    ]);
    webviews.push('webview/modelReader.js', 'webview/icons.css', 'webview/codicon.ttf');
    const wasm = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm'];
    const models = ['compact', 'cnn', 'mlp'].flatMap((model) =>
      ['model.json', 'weights.bin', 'card.json', 'history.json'].map((name) => `models/${model}/${name}`),
    );
    const parts = [...dist, ...webviews, ...wasm].map((name) => `dist/${name}`).concat(models);
    expect([...sizes.keys()]).toEqual(expect.arrayContaining(parts.map((name) => `extension/${name}`)));
  });

  test('is universal', () => {
    expect(contents.get('extension.vsixmanifest')).not.toContain('TargetPlatform');
  });

  test('holds no source maps and no paths of the machine that made it', () => {
    for (const [name, content] of contents) {
      expect(content, name).not.toContain('sourceMappingURL');
      expect(content.includes(ROOT), name).toBe(false);
    }
  });

  test('is small', () => {
    expect(statSync(file).size).toBeLessThan(5e6);
  });

  test('loads next to nothing at activation, and one more bundle when a feature is first wanted', () => {
    expect(sizes.get('extension/dist/extension.js')).toBeLessThan(10e3);
    expect(required('extension')).toEqual(['./features.js', 'vscode']);
    expect(sizes.get('extension/dist/features.js')).toBeLessThan(150e3);
    expect(required('features').filter((name) => !name.startsWith('node:'))).toEqual(['vscode']);
  });

  test('draws the pad before it loads what reads', () => {
    expect(sizes.get('extension/dist/webview/pad.js')).toBeLessThan(160e3);
    expect(required('webview/pad')).toEqual(['./modelReader.js']);
    // The page holds it whole, so it can have no files beside it.
    expect(contents.get('extension/dist/webview/pad.css')).not.toContain('url(');
  });

  /** What a bundle of the package asks for while it runs. */
  function required(name: string): string[] {
    const text = contents.get(`extension/dist/${name}.js`) ?? '';
    const asked = Array.from(text.matchAll(/\b(?:require|import)\("([^"]+)"\)/g), ([, path]) => path!);
    return [...new Set(asked)].sort();
  }
});
