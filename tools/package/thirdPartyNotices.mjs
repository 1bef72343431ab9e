// What the licences of others' code ask for that is in a package: ThirdPartyNotices.txt.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { ROOT } from '../host/provision.mjs';

/** @typedef {import('esbuild').Metafile['outputs']} Outputs */

/** Packages whose code gets into a package of ours past esbuild: AssemblyScript's library is in our kernels. */
const BESIDE_BUNDLES = ['assemblyscript', '@tensorflow/tfjs-backend-wasm'];

/**
 * Packages that come without the text of their licence. What it is, their package.json says; whose it is, their authors'
 * repositories do.
 * @type {Readonly<Record<string, { license: string, copyright: string }>>}
 */
const WITHOUT_TEXT = {
  '@microsoft/fast-element': { license: 'MIT', copyright: 'Microsoft Corporation' },
  '@microsoft/fast-foundation': { license: 'MIT', copyright: 'Microsoft Corporation' },
  '@microsoft/fast-web-utilities': { license: 'MIT', copyright: 'Microsoft Corporation' },
  '@tensorflow/tfjs-backend-cpu': { license: 'Apache-2.0', copyright: 'Google LLC' },
  '@tensorflow/tfjs-backend-wasm': { license: 'Apache-2.0', copyright: 'Google LLC' },
  '@tensorflow/tfjs-core': { license: 'Apache-2.0', copyright: 'Google LLC' },
  '@tensorflow/tfjs-node': { license: 'Apache-2.0', copyright: 'Google LLC' },
  omggif: { license: 'MIT', copyright: 'Dean McNamee <dean@gmail.com>' },
  'parse-bmfont-ascii': { license: 'MIT', copyright: 'Matt DesLauriers' },
  tr46: { license: 'MIT', copyright: 'Sebastian Mayr' },
};

/** The text that SPDX has for MIT. */
const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const require = createRequire(import.meta.url);

/** @type {Readonly<Record<string, () => string>>} */
const TEXTS = {
  MIT: () => MIT,
  // AssemblyScript's is the text itself, with nobody's name in it.
  'Apache-2.0': () => readFileSync(join(folderOf('assemblyscript'), 'LICENSE'), 'utf8').trim(),
};

/** @param {string} name */
const folderOf = (name) => dirname(require.resolve(`${name}/package.json`));

/**
 * @param {Outputs} outputs of esbuild
 * @param {(output: string) => boolean} ships whether a file that was built is in the package
 * @returns {string}
 * @throws {Error} if what a package of others is licensed by cannot be told, or nothing ships
 */
export function thirdPartyNotices(outputs, ships) {
  const folders = [...bundledFolders(outputs, ships), ...BESIDE_BUNDLES.map(folderOf)];
  const notices = new Map(folders.map(noticeOf));
  const sorted = [...notices].sort(([one], [other]) => (one < other ? -1 : 1));
  const begin = 'Digit Lab contains code and pictures of others, under the licences that stand below.\n';
  return [begin, ...sorted.map(([title, text]) => `${'='.repeat(80)}\n${title}\n\n${text}\n`)].join('\n');
}

/**
 * @param {Outputs} outputs
 * @param {(output: string) => boolean} ships
 * @returns {string[]} the folders of the packages that something is taken from
 */
function bundledFolders(outputs, ships) {
  const shipped = Object.entries(outputs).filter(([output]) => ships(output));
  if (shipped.length === 0) {
    throw new Error(
      'Nothing that was built is in the package by .vscodeignore. Name there what ships, as !dist/extension.js.',
    );
  }
  const inputs = shipped
    .flatMap(([, output]) => Object.entries(output.inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const folders = inputs.flatMap(([input]) => {
    const folder = /^(?:[\w-]+:)?(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    return folder === undefined ? [] : [resolve(ROOT, folder)];
  });
  return [...new Set(folders)];
}

/**
 * @param {string} folder of a package
 * @returns {[title: string, text: string]}
 */
function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return [`${name} ${version} (${license ?? 'see below'})`, licenceOf(folder, name, license)];
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string | undefined} license as SPDX names it
 */
function licenceOf(folder, name, license) {
  const found = ['.', 'codec'].flatMap((part) => licenceFiles(join(folder, part)));
  if (found.length > 0) return found.map((file) => readFileSync(file, 'utf8').trim()).join('\n\n');
  const known = WITHOUT_TEXT[name];
  const text = TEXTS[known?.license ?? ''];
  if (known === undefined || text === undefined || known.license !== license) {
    throw new Error(
      `${name} is in a bundle, but has no file with its licence (${license ?? 'none is named'}). ` +
        'Find out what it is and write it into WITHOUT_TEXT of tools/package/thirdPartyNotices.mjs.',
    );
  }
  return `Copyright (c) ${known.copyright}\n\n${text()}`;
}

/** @param {string} folder */
function licenceFiles(folder) {
  try {
    const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
    return files.sort().map((file) => join(folder, file));
  } catch {
    return [];
  }
}
