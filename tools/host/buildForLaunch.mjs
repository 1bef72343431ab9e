// What F5 needs (.vscode/launch.json), from nothing but a clone: the product, and the companion beside it.
// Nothing outside Node may be imported here or in what this imports: it runs before there are dependencies.
import { build, installDependencies } from './install.mjs';
import { buildCompanion } from './testBundles.mjs';

try {
  await installDependencies();
  await build();
  await buildCompanion();
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
