// What can be measured: our engines and their peers, and the models that each has.

/** @typedef {import('../../src/ml/models/layerSpec').ArchitectureName} ModelName */

/**
 * @typedef {object} Engine
 * @property {'product' | 'stock' | 'python'} by what measures it: a program of test/bench/engines, or a peer's script
 * @property {readonly ModelName[]} models that it has
 */

/** @type {readonly ModelName[]} */
export const MODELS = ['compact', 'cnn', 'mlp'];

/** In the order of the tables' columns. */
export const ENGINES = /** @satisfies {Record<string, Engine>} */ ({
  native: { by: 'product', models: MODELS },
  portable: { by: 'product', models: MODELS },
  keras: { by: 'python', models: ['cnn', 'mlp'] },
  torch: { by: 'python', models: ['cnn'] },
  'tfjs-node-plain': { by: 'stock', models: MODELS },
  'tfjs-wasm-stock': { by: 'stock', models: MODELS },
});

/** @typedef {keyof typeof ENGINES} EngineName */

export const ENGINE_NAMES = /** @type {EngineName[]} */ (Object.keys(ENGINES));

/**
 * What a run was limited to on the command line.
 * @typedef {object} Limits
 * @property {readonly string[]} models none for all
 * @property {readonly string[]} engines none for all
 * @property {boolean} skipPeers only ours
 */

/** @typedef {{ model: ModelName, engine: EngineName }} Pair */

/**
 * @param {readonly Pair[]} pairs
 * @param {Limits} limits
 * @returns {Pair[]} those that are within the limits, in their order
 * @throws {Error} if there is no such model or engine, or nothing is left
 */
export function within(pairs, { models, engines, skipPeers }) {
  const unknownModel = models.find((name) => !MODELS.some((model) => model === name));
  if (unknownModel !== undefined)
    throw new Error(`There is no model "${unknownModel}", only ${MODELS.join(', ')}.`);
  const unknownEngine = engines.find((name) => !ENGINE_NAMES.some((engine) => engine === name));
  if (unknownEngine !== undefined)
    throw new Error(`There is no engine "${unknownEngine}", only ${ENGINE_NAMES.join(', ')}.`);
  const left = pairs.filter(
    ({ model, engine }) =>
      (models.length === 0 || models.includes(model)) &&
      (engines.length === 0 || engines.includes(engine)) &&
      (!skipPeers || ENGINES[engine].by === 'product'),
  );
  if (left.length > 0) return left;
  throw new Error('That leaves nothing to measure: not every engine has every model; --help says which.');
}

/** @returns {Pair[]} every model on every engine that has it */
export function allPairs() {
  return MODELS.flatMap((model) =>
    ENGINE_NAMES.filter((engine) => ENGINES[engine].models.some((name) => name === model)).map((engine) => ({
      model,
      engine,
    })),
  );
}
