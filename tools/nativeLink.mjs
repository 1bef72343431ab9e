// Builds tfjs-node's binding against a TensorFlow that is already on this machine, for where tfjs-node's own download
// is out of reach: npm run native:link [-- --tensorflow DIR] [--force]. The result lies in .native/node_modules, where
// src/node/engines/nativeInstallation.ts looks; it stays out of node_modules, which the next `npm ci` empties.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './host/npm.mjs';
import { asNamed, readOptions } from './host/options.mjs';
import { partFolder } from './host/partFolder.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** Of tfjs-node. @type {string} */
const VERSION = devDependencies['@tensorflow/tfjs-node'];
const native = join(root, '.native');

/** A sentence for the user; everything else that is thrown is a fault of this script. */
class LinkError extends Error {}

/** @param {string} text */
const say = (text) => process.stderr.write(`native:link: ${text}\n`);

/** Requires tfjs-node in a process of its own and multiplies two matrices with it. */
const TRIAL = `
const util = require('node:util');
util.isNullOrUndefined ??= (x) => x === null || x === undefined;
util.isArray ??= Array.isArray;
const tf = require('@tensorflow/tfjs-node');
const [value] = tf.matMul([[1, 2]], [[3], [4]]).dataSync();
if (value !== 11) throw new Error('1*3 + 2*4 came out as ' + value);
process.stdout.write(tf.version['tfjs-node'] + ' on TensorFlow ' + tf.backend().binding.TF_Version);
`;

/**
 * @param {string} folder that holds `node_modules`
 * @returns {{ works: boolean, says: string }} the versions if it works, else the end of what it complained of
 */
function tryNative(folder) {
  const trial = spawnSync(process.execPath, ['-e', TRIAL], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3' },
  });
  if (trial.status === 0) return { works: true, says: trial.stdout.trim().split('\n').at(-1) ?? '' };
  return {
    works: false,
    says: (trial.stderr || trial.signal || 'it ended without a word').trim().slice(-600),
  };
}

/** @param {string} folder of a Python package `tensorflow` */
function isTensorflow(folder) {
  return ['include', 'libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'].every((name) =>
    existsSync(join(folder, name)),
  );
}

/**
 * @param {string} python
 * @returns {string | null} where its TensorFlow lies; found without importing it, which takes seconds
 */
function tensorflowOf(python) {
  const program =
    'import importlib.util as u; s = u.find_spec("tensorflow"); print(s.submodule_search_locations[0] if s else "")';
  const found = spawnSync(python, ['-c', program], { encoding: 'utf8' });
  const folder = found.status === 0 ? found.stdout.trim() : '';
  return folder !== '' && isTensorflow(folder) ? folder : null;
}

/**
 * @param {string | undefined} asked the folder named on the command line: a `tensorflow` package or a virtual environment
 * @returns {string}
 */
function findTensorflow(asked) {
  const installing =
    'Install one with "python3 -m venv .tensorflow && .tensorflow/bin/pip install tensorflow-cpu" and run this again, ' +
    'or name the folder of another with --tensorflow DIR.';
  if (asked !== undefined) {
    const folder = asNamed(asked);
    if (isTensorflow(folder)) return folder;
    const within = tensorflowOf(join(folder, 'bin/python3'));
    if (within !== null) return within;
    throw new LinkError(
      `${folder} is neither the folder of a Python package "tensorflow" nor a virtual environment with one. ${installing}`,
    );
  }
  const found = tensorflowOf(join(root, '.tensorflow/bin/python3')) ?? tensorflowOf('python3');
  if (found === null) throw new LinkError(`There is no TensorFlow here to build against. ${installing}`);
  return found;
}

/** @returns {string[]} the option that names Node's headers, so that node-gyp does not download them */
function nodeHeaders() {
  const folder = dirname(dirname(process.execPath));
  if (existsSync(join(folder, 'include/node/node_api.h'))) return [`--nodedir=${folder}`];
  say(`Node's headers are not beside ${process.execPath}; node-gyp will download them.`);
  return [];
}

/**
 * Runs npm, showing what it says as it says it.
 * @param {string[]} args
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} [environment]
 */
async function showNpm(args, cwd, environment) {
  try {
    await npm(args, cwd, { environment, isShown: true });
  } catch (error) {
    throw new LinkError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Lays TensorFlow's headers and libraries where tfjs-node's build and its loader look for them.
 * @param {string} addon the folder of tfjs-node
 * @param {string} tensorflow
 */
function linkLibraries(addon, tensorflow) {
  const core = join(tensorflow, 'libtensorflow_cc.so.2');
  const framework = join(tensorflow, 'libtensorflow_framework.so.2');
  const lib = join(addon, 'deps/lib');
  mkdirSync(lib, { recursive: true });
  symlinkSync(join(tensorflow, 'include'), join(addon, 'deps/include'));
  symlinkSync(core, join(lib, 'libtensorflow.so'));
  symlinkSync(core, join(lib, 'libtensorflow_cc.so.2'));
  symlinkSync(framework, join(lib, 'libtensorflow_framework.so'));
  symlinkSync(framework, join(lib, 'libtensorflow_framework.so.2'));
}

/**
 * @param {string} folder an empty folder that gets `node_modules`
 * @param {string} tensorflow
 */
async function build(folder, tensorflow) {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  say(`installing tfjs-node ${VERSION} without its download`);
  await showNpm(
    [
      'install',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--save-exact',
      `@tensorflow/tfjs-node@${VERSION}`,
    ],
    folder,
  );
  const addon = join(folder, 'node_modules/@tensorflow/tfjs-node');
  linkLibraries(addon, tensorflow);
  say('compiling the binding (half a minute or so)');
  // TensorFlow's headers of today need C++17; tfjs-node's build file asks for nothing.
  const flags = { CXXFLAGS: `${process.env.CXXFLAGS ?? ''} -std=c++17`.trim() };
  await showNpm(
    ['exec', '--', 'node-pre-gyp', 'install', '--build-from-source', ...nodeHeaders()],
    addon,
    flags,
  );
}

const { values } = readOptions(
  { options: { tensorflow: { type: 'string' }, force: { type: 'boolean' } } },
  'npm run native:link -- [--tensorflow DIR] [--force]\n',
);

async function main() {
  if (process.platform !== 'linux') {
    throw new LinkError(
      'This builds on Linux only. On other systems "npm install @tensorflow/tfjs-node" downloads a ready binding.',
    );
  }
  const building = partFolder(join(native, 'building'));
  if (values.force !== true && values.tensorflow === undefined) {
    const present = tryNative(native);
    if (present.works) {
      say(`tfjs-node ${present.says} is linked in .native already; --force builds it again.`);
      return;
    }
  }
  const tensorflow = findTensorflow(values.tensorflow);
  say(`building against ${tensorflow}`);
  try {
    mkdirSync(building, { recursive: true });
    await build(building, tensorflow);
    const trial = tryNative(building);
    if (!trial.works) throw new LinkError(`The binding was built but does not load: ${trial.says}`);
    rmSync(join(native, 'node_modules'), { recursive: true, force: true });
    renameSync(join(building, 'node_modules'), join(native, 'node_modules'));
    say(`tfjs-node ${trial.says} is linked in .native; "--engine native" trains on it.`);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof LinkError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
