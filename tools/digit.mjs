// The command line in a checkout: npm run -s digit -- train | evaluate | classify | summary ... (--help for each).
// Installs what is missing and builds first when dist/ is missing or older than the sources, and finds MNIST and pen
// drawings beside the checkout where they are.
// Nothing outside Node may be imported here or in what this imports: it runs before there are dependencies.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, installDependencies, isBuilt } from './host/install.mjs';
import { ROOT } from './host/provision.mjs';
import { SHARED } from './host/shared.mjs';

const program = join(ROOT, 'dist/cli.js');

/** @returns {Promise<boolean>} whether it succeeded; all that is said meanwhile goes to standard error */
async function installAndBuild() {
  try {
    await installDependencies();
    await build();
    return true;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    return false;
  }
}

/** Lets MNIST come from the folder of real data, if there is one, before any mirror, and pen drawings, too. */
function findData() {
  const found = { DIGIT_LAB_MNIST: 'mnist', DIGIT_LAB_STROKES: 'strokes/pen-digits.json.gz' };
  for (const [variable, place] of Object.entries(found)) {
    const path = join(SHARED, place);
    if (process.env[variable] === undefined && existsSync(path)) process.env[variable] = path;
  }
}

if (isBuilt() || (await installAndBuild())) {
  // npm runs this in the checkout's root; paths that a person typed start where that person is.
  if (process.env.npm_lifecycle_event === 'digit') process.chdir(process.env.INIT_CWD ?? '.');
  findData();
  createRequire(import.meta.url)(program);
} else {
  process.exitCode = 1;
}
