// npm run fit-segmentation: fits the weights that lines of digits are read by, and writes them into
// src/ml/image/segmentation.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { spawnGroup } from './host/children.mjs';
import { build, installDependencies } from './host/install.mjs';
import { asNamed, readOptions } from './host/options.mjs';
import { ROOT } from './host/provision.mjs';
import { SHARED } from './host/shared.mjs';

const HELP = `npm run fit-segmentation [-- OPTIONS]

Fits the small network that sees where two digits meet (seamWeights.ts in src/ml/image/segmentation), the one that tells one
whole digit, letter or shape from parts of one or several (wholenessWeights.ts), and then what speaks for and against ways to
read a line (segmentationWeights.ts). All are fitted to numbers composed of MNIST's training images, of the pen drawings of
writers 1-20, of synthetic digits and of digits in those fonts to train on that are installed, the last two also to the
letters, shapes and scribbles that networks are trained to refuse, and to those fonts' letters; what is printed, and how
readily single digits are cut, is measured on the model's own validation images, on writers 21-24 and on other forms of what
is no digit. Nothing is taken from MNIST's test set, from other writers or from real pictures. The same seed, model, engine
and fonts make the same weights.

  --seed N        of everything that is left to chance, 0 to 4294967295 (default: 1)
  --model FOLDER  the model whose readings are weighed (default: models/compact)
  --engine NAME   native, portable or auto (default: auto)
  --shared FOLDER holds mnist/ and strokes/pen-digits.json.gz (default: DIGIT_LAB_SHARED, else ../shared)
  --out FOLDER    in place of src/ml/image/segmentation
  --keep NAMES    networks to take as they are in src/ml/image/segmentation, which saves most of the time: seams,
                  wholeness or both with a comma between them
  --quick         a minute's work, to see that it works: its weights read badly, and --out must name another folder
`;

const PRODUCT = join(ROOT, 'src/ml/image/segmentation');

/** Apart from dist/, so that the build that somebody works with is left alone. */
const BUILD = join(ROOT, 'dist-test/fit');

const { values } = readOptions(
  {
    options: {
      seed: { type: 'string', default: '1' },
      model: { type: 'string', default: join(ROOT, 'models/compact') },
      engine: { type: 'string', default: 'auto' },
      shared: { type: 'string', default: SHARED },
      out: { type: 'string', default: PRODUCT },
      keep: { type: 'string', default: '' },
      quick: { type: 'boolean', default: false },
    },
  },
  HELP,
);

/** @returns {string | null} what is wrong with the options */
function problem() {
  const { seed, engine, keep, quick } = values;
  const [shared, out] = [asNamed(values.shared), asNamed(values.out)];
  if (!/^\d+$/.test(seed) || Number(seed) >= 2 ** 32) {
    return `--seed takes a whole number from 0 to 4294967295, not "${seed}".`;
  }
  if (!['native', 'portable', 'auto'].includes(engine)) {
    return `There is no engine "${engine}". There are native, portable and auto.`;
  }
  const unknown = keep.split(',').find((name) => !['', 'seams', 'wholeness'].includes(name));
  if (unknown !== undefined)
    return `There is no network "${unknown}" to keep. There are seams and wholeness.`;
  if (!existsSync(join(shared, 'mnist')) || !existsSync(join(shared, 'strokes/pen-digits.json.gz'))) {
    return `${shared} holds no mnist/ and strokes/pen-digits.json.gz. Name the folder that does with --shared.`;
  }
  if (quick && out === PRODUCT) {
    return 'What --quick fits is not for the product: name another folder with --out.';
  }
  return null;
}

/** @returns {Promise<number>} the exit code */
function fit() {
  const { seed, model, engine, shared, out, keep, quick } = values;
  const args = Object.entries({
    seed,
    engine,
    model: asNamed(model),
    shared: asNamed(shared),
    out: asNamed(out),
    keep,
  }).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawnGroup(
    process.execPath,
    [
      join(BUILD, 'fitSegmentation.js'),
      ...args,
      ...[join(ROOT, '.native'), ROOT].flatMap((folder) => ['--native', folder]),
      ...(quick ? ['--quick'] : []),
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done(code ?? 1));
  });
}

const wrong = problem();
if (wrong === null) {
  await installDependencies();
  await build({ fit: true, out: BUILD });
  process.exitCode = await fit();
} else {
  process.stderr.write(`${wrong}\n`);
  process.exitCode = 1;
}
