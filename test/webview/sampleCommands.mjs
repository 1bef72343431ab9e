// The samples as the other two roads see them: decoded as the host does it, and read by the command line.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @type {import('vitest/node').BrowserCommand<[]>} */
export const readSamplesOnCommandLine = () => {
  const output = execFileSync(
    process.execPath,
    ['dist/cli.js', 'classify', '--json', '--engine', 'portable', 'samples'],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
};

/** @type {import('vitest/node').BrowserCommand<[file: string]>} */
export const decodeSample = async (_context, file) => {
  const { decodeImage } = createRequire(import.meta.url)('../../dist/decode.js');
  const { width, height, data } = await decodeImage(
    new Uint8Array(readFileSync(new URL(file, `file://${root}`))),
  );
  return { width, height, base64: Buffer.from(data).toString('base64') };
};
