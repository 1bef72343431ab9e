// docs/performance.md: a section a bench, each written by its bench and left alone by the others.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../host/provision.mjs';

const FILE = join(ROOT, 'docs/performance.md');

const INTRODUCTION = `# Performance

Written by \`npm run bench\`: each bench replaces the section under its own heading. Compare figures within a section
only. \`npm run bench -- --help\` says how they are measured.
`;

/** The headings, in the order in which they stand. */
export const TITLES = /** @type {const} */ ({
  training: 'Training',
  inference: 'Inference',
  'time-to-accuracy': 'Time to accuracy',
  pad: 'Drawing pad',
  classify: 'Reading folders',
});

/** @typedef {keyof typeof TITLES} BenchName */

/**
 * @param {string} text of the whole file
 * @returns {Map<string, string>} what stands under each heading, without blank lines around it
 */
function sectionsOf(text) {
  const parts = text.split(/^## /m).slice(1);
  return new Map(
    parts.map((part) => {
      const [title = '', ...lines] = part.split('\n');
      return [title.trim(), lines.join('\n').trim()];
    }),
  );
}

/**
 * @param {string} text of the whole file, empty if there is none
 * @param {BenchName} name
 * @returns {string} what stands under the bench's heading; empty if there is none
 */
export function sectionIn(text, name) {
  return sectionsOf(text).get(TITLES[name]) ?? '';
}

/**
 * @param {string} text of the whole file, empty if there is none
 * @param {BenchName} name
 * @param {string} body Markdown
 * @returns {string} the file with that under the bench's heading; headings of no bench stay, after those of benches
 */
export function withSection(text, name, body) {
  const sections = sectionsOf(text).set(TITLES[name], body.trim());
  const titles = /** @type {string[]} */ (Object.values(TITLES));
  const ordered = [
    ...titles.filter((title) => sections.has(title)),
    ...[...sections.keys()].filter((title) => !titles.includes(title)),
  ];
  return [INTRODUCTION, ...ordered.map((title) => `## ${title}\n\n${sections.get(title)}\n`)].join('\n');
}

/** @returns {string} the text of docs/performance.md; empty if there is none */
export function readPerformance() {
  return existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
}

/**
 * Puts what a bench measured under its heading; what a run that is interrupted has saved stays.
 * @param {BenchName} name
 * @param {string} body
 */
export function savePerformance(name, body) {
  const temporary = `${FILE}.${process.pid}.tmp`;
  writeFileSync(temporary, withSection(readPerformance(), name, body));
  renameSync(temporary, FILE);
}
