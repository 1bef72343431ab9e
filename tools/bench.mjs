// npm run bench: measures, and judges nothing; the machine should have nothing else to do.
import { availableParallelism, cpus } from 'node:os';
import { build, installDependencies } from './host/install.mjs';
import { readOptions } from './host/options.mjs';

/**
 * @typedef {object} Measurement
 * @property {string} metric
 * @property {number} value
 * @property {string} unit
 * @property {number} runs how many values stand behind it
 */

/** @type {Record<string, { what: string, load: () => Promise<{ measure: () => Promise<Measurement[]> }> }>} */
const BENCHES = {
  pad: {
    what: 'from the start of a pointer handler to the new bars, in the real workbench',
    load: () => import('../test/bench/pad.mjs'),
  },
};

const HELP = `npm run bench -- [NAME...] [--json]

Measures these, or all:

${Object.entries(BENCHES)
  .map(([name, { what }]) => `  ${name.padEnd(10)} ${what}`)
  .join('\n')}

  --json     one JSON object a line on standard output, and nothing else there
`;

const { values: options, positionals } = readOptions(
  { allowPositionals: true, options: { json: { type: 'boolean', default: false } } },
  HELP,
);

/** @param {string} name */
async function run(name) {
  const bench = BENCHES[name];
  if (bench === undefined) throw new Error(`There is no bench "${name}".\n\n${HELP}`);
  const { measure } = await bench.load();
  for (const { metric, value, unit, runs } of await measure()) {
    const line = options.json
      ? JSON.stringify({ bench: name, metric, value: Number(value.toFixed(3)), unit, runs })
      : `${name} ${metric}: ${value.toFixed(2)} ${unit} (${runs} runs)`;
    process.stdout.write(`${line}\n`);
  }
}

try {
  await installDependencies();
  await build({ production: true });
  if (!options.json) process.stdout.write(`${availableParallelism()} x ${cpus()[0]?.model ?? 'unknown'}\n`);
  for (const name of positionals.length === 0 ? Object.keys(BENCHES) : positionals) await run(name);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
