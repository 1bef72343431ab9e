import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
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
  /^extension\/(package\.json|readme\.md|changelog\.md|LICENSE\.txt|ThirdPartyNotices\.txt)$/,
  /^extension\/dist\/(webview\/)?[\w-]+\.(js|css|wasm|ttf)$/,
  /^extension\/media\/(walkthrough\/)?[\w-]+\.(svg|png)$/,
  /^extension\/models\/[\w-]+\/(model\.json|weights\.bin|card\.json|history\.json)$/,
];

/** Bundles of the command line's alone. */
const NOT_SHIPPED = ['cli.js', 'fontGlyphs.js'];

/** What esbuild says of a build: of each file that it made, how much of which files is in it. */
type Outputs = Readonly<Record<string, { inputs: Readonly<Record<string, { bytesInOutput: number }>> }>>;

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'digit-lab-package-test-'));
  const file = join(folder, 'digit-lab.vsix');
  const sizes = new Map<string, number>();
  const contents = new Map<string, string>();
  /** By its path in `dist`, without what is not shipped. */
  let built: Outputs = {};

  beforeAll(async () => {
    const metafile = join(folder, 'metafile.json');
    const args = [join(ROOT, 'tools/package.mjs'), '--out', file, '--metafile', metafile];
    await promisify(execFile)(process.execPath, args);
    const outputs = Object.entries(JSON.parse(readFileSync(metafile, 'utf8')) as Outputs);
    const named = outputs.map(
      ([path, output]) => [path.slice(path.lastIndexOf('/dist/') + 6), output] as const,
    );
    built = Object.fromEntries(named.filter(([name]) => !NOT_SHIPPED.includes(name)));
    const zip = await openPromise(file);
    for await (const entry of zip.eachEntry()) {
      sizes.set(entry.fileName, entry.uncompressedSize);
      if (/\.(js|json|css|txt|vsixmanifest)$/.test(entry.fileName)) {
        contents.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
      }
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('holds what belongs into it and nothing else', () => {
    const strangers = [...sizes.keys()].filter((name) => !BELONGS.some((pattern) => pattern.test(name)));
    expect(strangers).toEqual([]);
    for (const tool of NOT_SHIPPED) expect(sizes.has(`extension/dist/${tool}`), tool).toBe(false);
  });

  test('holds every part of the product', () => {
    const bundles = Object.keys(built);
    expect(bundles).toEqual(
      expect.arrayContaining(['extension.js', 'nativeWorker.js', 'webview/codicon.ttf']),
    );
    const wasm = ['kernels', 'kernels-relaxed', 'tfjs-backend-wasm', 'tfjs-backend-wasm-simd'];
    const models = ['compact', 'cnn', 'mlp'].flatMap((model) =>
      ['model.json', 'weights.bin', 'card.json', 'history.json'].map((name) => `models/${model}/${name}`),
    );
    const dist = [...bundles, ...wasm.map((name) => `${name}.wasm`)];
    const parts = dist.map((name) => `dist/${name}`).concat(models);
    expect([...sizes.keys()]).toEqual(expect.arrayContaining(parts.map((name) => `extension/${name}`)));
  });

  test('names everybody whose code or pictures it holds, with the text of their licence', () => {
    const inputs = Object.values(built).flatMap((output) => Object.entries(output.inputs));
    const packages = inputs
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .flatMap(([path]) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [])
      .map((path) => join(ROOT, path.replace(/^[\w-]+:/, ''), 'package.json'));
    expect(new Set(packages).size).toBeGreaterThan(50);
    const notices = contents
      .get('extension/ThirdPartyNotices.txt')!
      .split(`\n${'='.repeat(80)}\n`)
      .slice(1);
    const titles = notices.map((notice) => notice.slice(0, notice.indexOf(' (')));
    const expected = [...new Set([...packages, join(ROOT, 'node_modules/assemblyscript/package.json')])].map(
      (path) => {
        const { name, version } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
        return `${name} ${version}`;
      },
    );
    expect(titles.sort()).toEqual([...new Set(expected)].sort());
    for (const notice of notices)
      expect(notice, notice.split('\n')[0]).toMatch(/licen[sc]e|permission|copyright/i);
    for (const text of ['Attribution 4.0 International', 'Apache License', 'Redistribution and use'])
      expect(notices.join(''), text).toContain(text);
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
    // And a further one where an engine is installed.
    expect(required('features')).toEqual(['./installNative.js', 'vscode']);
    expect(required('installNative')).toEqual([]);
  });

  test('draws the pad before it loads what reads', () => {
    expect(sizes.get('extension/dist/webview/pad.js')).toBeLessThan(160e3);
    expect(required('webview/pad')).toEqual(['./modelReader.js']);
    // The page holds it whole, so it can have no files beside it.
    expect(contents.get('extension/dist/webview/pad.css')).not.toContain('url(');
  });

  /** What a bundle of the package asks for while it runs, but for what Node itself has. */
  function required(name: string): string[] {
    const text = contents.get(`extension/dist/${name}.js`) ?? '';
    const asked = Array.from(text.matchAll(/\b(?:require|import)\("([^"]+)"\)/g), ([, path]) => path!);
    return [...new Set(asked)].filter((path) => !path.startsWith('node:')).sort();
  }
});
