import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of a suite's own, removed after it. Call it inside `describe`. */
export function suiteFolder(): () => string {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'digit-lab-suite-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}
