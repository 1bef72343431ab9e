// What the benches measure, and how it is written down for programs.

/**
 * @typedef {object} Measurement
 * @property {string} [model]
 * @property {string} [engine]
 * @property {string} metric
 * @property {number} value
 * @property {number} runs how many values stand behind it
 */

/**
 * @param {string} bench
 * @param {Measurement} measurement
 * @returns {string} one JSON object, on one line
 */
export function jsonLine(bench, { model, engine, metric, value, runs }) {
  return JSON.stringify({ bench, model, engine, metric, value: Number(value.toFixed(3)), runs });
}

/**
 * @param {readonly number[]} values at least one; `Infinity` for what was never reached
 * @returns {number} of an even number of values, the mean of the middle two
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN;
  const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  return (lower + upper) / 2;
}

/**
 * @param {readonly number[]} values at least one
 * @returns {number}
 */
export function mean(values) {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

/**
 * What a bench is given.
 * @typedef {object} Request
 * @property {import('./engines.mjs').Limits} limits
 * @property {number} seeds
 * @property {number} giveUp seconds after which a peer's training is given up
 * @property {(measurement: Measurement) => void} report gets each measurement as soon as it is known
 * @property {string} saved what stands in docs/performance.md under the bench's heading; empty if nothing does
 * @property {(body: string) => void} save puts Markdown there instead; nothing happens in a run that is not to write it
 */

/**
 * What a bench came to.
 * @typedef {object} Outcome
 * @property {string} text for the terminal, Markdown
 * @property {readonly string[]} failures sentences on what is here and yet could not be measured
 */
