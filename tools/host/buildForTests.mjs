// What Vitest does before tests run, and before they run again: many start the bundles in dist/, which are to be those of
// the sources as they are.
import { build, isBuilt } from './install.mjs';
import { step } from './progress.mjs';

async function buildIfOld() {
  if (!isBuilt()) await build();
}

/** @param {Pick<import('vitest/node').TestProject, 'onTestsRerun'>} project */
export default async function buildForTests(project) {
  // Whoever watches goes on: the build has printed what is wrong, and the tests that lack a bundle fail.
  project.onTestsRerun(() => buildIfOld().catch(({ message }) => step(message)));
  await buildIfOld();
}
