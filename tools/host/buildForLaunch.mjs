// What F5 needs beside the product (.vscode/launch.json): the companion and the suite.
import { buildCompanion, buildSuite } from './testBundles.mjs';

await buildCompanion();
await buildSuite();
