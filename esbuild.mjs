// Builds every bundle of the extension:
// node esbuild.mjs [--watch] [--production] [--bench] [--fit] [--out=FOLDER] [--metafile=FILE]
import * as esbuild from 'esbuild';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileKernels } from './tools/compileKernels.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');
const out = process.argv.find((argument) => argument.startsWith('--out='));
const dist = out === undefined ? join(root, 'dist') : resolve(out.slice('--out='.length));
/** Where to write what went into each bundle: the `outputs` of esbuild's metafiles. */
const metafile = process.argv
  .find((argument) => argument.startsWith('--metafile='))
  ?.slice('--metafile='.length);

/** @type {esbuild.BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  metafile: metafile !== undefined,
  minify: production,
  sourcemap: production ? false : 'linked',
  target: 'es2022',
  // tfjs's CommonJS twin would come along a second time without this.
  mainFields: ['module', 'main'],
  logLevel: 'info',
  define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
};

/**
 * Keeps one copy of a part that several bundles need: what they import from `src/<part>/index.ts` becomes a
 * `require` of `dist/<part>.js`.
 * @param {Record<string, string>} parts from the absolute path of an index file (without `.ts`) to the bundle's name
 * @returns {esbuild.Plugin}
 */
function sharedParts(parts) {
  return {
    name: 'shared-parts',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir, kind }) => {
        if (kind === 'entry-point') return undefined;
        const name = parts[resolve(resolveDir, path)];
        return name === undefined ? undefined : { path: `./${name}.js`, external: true };
      });
    },
  };
}

/**
 * Puts nothing in the place of modules that nobody here uses: tfjs-node's `api_pb`, which only summaries for TensorBoard
 * and saved models of Python's TensorFlow need, is a fourth of its bundle.
 * @param {RegExp} filter of what is imported
 * @returns {esbuild.Plugin}
 */
function leftOut(filter) {
  return {
    name: 'left-out',
    setup(build) {
      build.onResolve({ filter }, ({ path }) => ({ path, namespace: 'left-out' }));
      build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: '' }));
    },
  };
}

/**
 * Takes `vscode` as the object that it is. `import * as` would otherwise make a copy, hundreds of names that are defined
 * one by one: most of the time in which the extension loads.
 * @type {esbuild.Plugin}
 */
const vscodeAsItIs = {
  name: 'vscode-as-it-is',
  setup(build) {
    build.onLoad({ filter: /[/\\]src[/\\]extension[/\\].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        "import * as vscode from 'vscode';",
        "import vscode = require('vscode');",
      ),
      loader: 'ts',
    }));
    build.onResolve({ filter: /^vscode$/ }, ({ path }) => ({ path, external: true }));
  },
};

/**
 * Names the font of icons by its file alone. The icons' style sheet asks for it with a version behind its name, and the
 * page, which asks for it early, does not know that.
 * @type {esbuild.Plugin}
 */
const plainFontName = {
  name: 'plain-font-name',
  setup(build) {
    build.onResolve({ filter: /\.ttf\?/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.slice(0, path.indexOf('?'))),
    }));
  },
};

const ML = join(root, 'src/ml/index');
const DECODE = join(root, 'src/node/decoding/index');
const MODEL_READER = join(root, 'src/webview/pad/reading/modelReader');
const TFJS_NODE = join(root, 'src/node/engines/tfjsNode');
const FEATURES = join(root, 'src/extension/features');
const INSTALL_NATIVE = join(root, 'src/node/engines/install/installNative');
const FONT_GLYPHS = join(root, 'src/node/fonts/fontGlyphs');

/**
 * What tools/bench.mjs starts to measure the product with, and its peers in tfjs; no part of the product.
 * @type {Record<string, string>}
 */
const benches = process.argv.includes('--bench')
  ? { product: 'test/bench/engines/product.ts', stock: 'test/bench/engines/stock.ts' }
  : {};

/**
 * What tools/fitSegmentation.mjs starts; no part of the product either.
 * @type {Record<string, string>}
 */
const fits = process.argv.includes('--fit')
  ? { fitSegmentation: 'tools/segmentation/fitSegmentation.ts' }
  : {};

/** @type {esbuild.BuildOptions} */
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  // Node takes files for UTF-8, so that the dashes of sentences need no escapes.
  charset: 'utf8',
  outdir: dist,
  // What is imported when it is wanted is a bundle like the others, and is loaded by `require` like them.
  supported: { 'dynamic-import': false },
};

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  { ...node, entryPoints: { ml: 'src/ml/index.ts' } },
  {
    ...node,
    entryPoints: { decode: 'src/node/decoding/index.ts' },
    plugins: [sharedParts({ [ML]: 'ml' })],
    // The WebP decoder travels inside the bundle.
    loader: { '.wasm': 'binary' },
    logOverride: { 'empty-import-meta': 'silent' },
  },
  {
    ...node,
    entryPoints: {
      extension: 'src/extension/extension.ts',
      features: 'src/extension/features.ts',
      installNative: 'src/node/engines/install/installNative.ts',
      reader: 'src/node/reading/readerWorker.ts',
      dataset: 'src/node/datasets/datasetWorker.ts',
      trainer: 'src/trainer/main.ts',
      cli: 'src/cli/main.ts',
      portableWorker: 'src/node/parallel/portableWorker.ts',
      batchWorker: 'src/node/parallel/batchWorker.ts',
      ...benches,
      ...fits,
      nativeWorker: 'src/node/engines/nativeWorker.ts',
    },
    plugins: [
      vscodeAsItIs,
      sharedParts({
        [ML]: 'ml',
        [DECODE]: 'decode',
        [FEATURES]: 'features',
        [INSTALL_NATIVE]: 'installNative',
        [TFJS_NODE]: 'tfjsNode',
        [FONT_GLYPHS]: 'fontGlyphs',
      }),
    ],
  },
  // The command line's alone, so it is not shipped either.
  { ...node, entryPoints: { fontGlyphs: 'src/node/fonts/fontGlyphs.ts' } },
  {
    ...node,
    entryPoints: { tfjsNode: 'src/node/engines/tfjsNode.ts' },
    // tfjs-node's classes are of ES5 and inherit from tfjs-core's only where those are as well: in its twin for Node.
    mainFields: ['main'],
    // Of the whole of tfjs, tfjs-node's kernels use the core.
    alias: { '@tensorflow/tfjs': '@tensorflow/tfjs-core' },
    plugins: [leftOut(/\/proto\/api_pb$/)],
    // tfjs-core asks for it only where there is no `fetch`.
    external: ['node-fetch'],
  },
  {
    ...common,
    platform: 'browser',
    format: 'esm',
    outdir: join(dist, 'webview'),
    // The emscripten glue asks for these only after it has seen that it runs on Node.
    external: [
      'fs',
      'path',
      'os',
      'perf_hooks',
      'worker_threads',
      'util',
      'crypto',
      'node-fetch',
      'string_decoder',
    ],
    entryPoints: {
      pad: 'src/webview/pad/main.ts',
      modelReader: 'src/webview/pad/reading/modelReader.ts',
      results: 'src/webview/results/main.ts',
      dataset: 'src/webview/dataset/main.ts',
      idx: 'src/webview/idx/main.ts',
      myDigits: 'src/webview/myDigits/main.ts',
      icons: '@vscode/codicons/dist/codicon.css',
    },
    plugins: [sharedParts({ [MODEL_READER]: 'modelReader' }), plainFontName],
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  },
];

/** Puts the WebAssembly of tfjs and of our own kernels beside the bundles. */
async function placeWasm() {
  const tfjs = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json'));
  mkdirSync(dist, { recursive: true });
  for (const name of ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm']) {
    const source = [join(tfjs, 'dist', name), join(tfjs, 'wasm-out', name)].find(existsSync);
    if (source === undefined) throw new Error(`${name} is missing from @tensorflow/tfjs-backend-wasm.`);
    copyFileSync(source, join(dist, name));
  }
  await compileKernels(join(root, 'src/ml/engines/portable/assembly'), dist);
}

/**
 * Marks the bundles as whole, for tools/host/install.mjs. A failed build leaves some of them, too.
 * @param {Date} begun when the sources were as they were built
 */
function markBuilt(begun) {
  const mark = join(dist, '.built');
  writeFileSync(mark, '');
  utimesSync(mark, begun, begun);
}

const begun = new Date();
if (!watch) rmSync(dist, { recursive: true, force: true });
await placeWasm();
if (watch) {
  for (const options of bundles) await (await esbuild.context(options)).watch();
} else {
  const builds = await Promise.allSettled(bundles.map((options) => esbuild.build(options)));
  // esbuild has printed what is wrong.
  const isWhole = builds.every(({ status }) => status === 'fulfilled');
  if (isWhole) markBuilt(begun);
  else process.exitCode = 1;
  if (metafile !== undefined) {
    const outputs = builds.map((build) =>
      build.status === 'fulfilled' ? build.value.metafile?.outputs : {},
    );
    writeFileSync(metafile, JSON.stringify(Object.assign({}, ...outputs)));
  }
}
