// npm start: Digit Lab in VS Code, on samples/ and with the drawing pad open, from nothing but a clone.
// Nothing outside Node may be imported here or in what this imports: it runs before there are dependencies.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkPad } from './host/checkPad.mjs';
import { desktopCode, startDesktop } from './host/desktop.mjs';
import { build, installDependencies } from './host/install.mjs';
import { openInBrowser } from './host/browser.mjs';
import { asNamed, readOptions, wholeNumber } from './host/options.mjs';
import { step } from './host/progress.mjs';
import { ROOT, provision } from './host/provision.mjs';
import { startServer } from './host/server.mjs';
import { workbenchAddress } from './host/workbench.mjs';

const HELP = `npm start [-- OPTIONS]

Installs what is missing, builds, and opens VS Code with Digit Lab on samples/, with the drawing pad open: desktop
VS Code if there is one, else VS Code's server on a port that only this machine reaches. Ctrl-C ends it.

  --check       nobody needed: draws the ten digits on the pad and prints what they are read as;
                succeeds if at least nine are right
  --seed N      with --check: other drawings
  --model DIR   reads with the model in this folder; without --check, later starts do so too, until Choose Model
                takes another
  --vsix FILE   tries a package instead of the checkout
  --port N      the server's port
  --server      VS Code's server, even if there is desktop VS Code
  --help        this
`;

const { values: options } = readOptions(
  {
    options: {
      check: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      model: { type: 'string' },
      vsix: { type: 'string' },
      port: { type: 'string' },
      server: { type: 'boolean', default: false },
    },
  },
  HELP,
);

/**
 * @param {string | undefined} path as it was typed
 * @param {string} option
 */
function existing(path, option) {
  if (path === undefined) return undefined;
  const absolute = asNamed(path);
  if (!existsSync(absolute)) throw new Error(`${option}: there is no ${absolute}.`);
  return absolute;
}

/** What may stand in place of the checkout and of the model that ships. */
function trial() {
  return { model: existing(options.model, '--model'), vsix: existing(options.vsix, '--vsix') };
}

async function openForPerson() {
  const { model, vsix } = trial();
  const code = options.server || options.port !== undefined ? null : desktopCode();
  if (code !== null) return startDesktop(code, { model, vsix });
  const server = await startServer(await provision('newest'), {
    // The same ports each time, as the browser keeps settings by address.
    port: options.port ?? '8731-8799',
    home: join(ROOT, '.vscode-test/home'),
    env: { DIGIT_LAB_START: 'pad' },
    companion: true,
    model,
    ...(vsix === undefined ? { extension: ROOT } : { vsix }),
  });
  const address = workbenchAddress({ port: server.port, folder: join(ROOT, 'samples') });
  process.stdout.write(`\nDigit Lab is open at\n\n    ${address}\n\nCtrl-C ends it.\n`);
  openInBrowser(address);
  await new Promise((_, reject) => server.ended.addEventListener('abort', () => reject(server.ended.reason)));
}

try {
  const seed = wholeNumber(options.seed, '--seed', 0);
  await installDependencies();
  if (options.vsix === undefined) await build();
  else step(`trying ${options.vsix}`);
  if (options.check) process.exitCode = (await checkPad({ ...trial(), seed })) ? 0 : 1;
  else await openForPerson();
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
