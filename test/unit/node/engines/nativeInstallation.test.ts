import { buildSync } from 'esbuild';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type * as NativeInstallations from '../../../../src/node/engines/nativeInstallation';
import { ADDONS, writeAddon } from '../../../native/addons';
import { temporaryFolder } from '../temporaryFolder';

const SOURCE = resolve(import.meta.dirname, '../../../../src/node/engines/nativeInstallation.ts');

/** `findInstallation` as a bundle in `checkout/dist` has it, so that Node would look for packages from there. */
function findingFrom(checkout: string): typeof NativeInstallations.findInstallation {
  const bundle = join(checkout, 'dist', 'bundle.js');
  buildSync({ entryPoints: [SOURCE], outfile: bundle, bundle: true, platform: 'node', logLevel: 'error' });
  return (createRequire(bundle)(bundle) as typeof NativeInstallations).findInstallation;
}

/** Lays tfjs-node among the packages of `folder`, as npm does. @returns the package's folder */
function addPackage(folder: string): string {
  const within = join(folder, 'node_modules/@tensorflow/tfjs-node');
  writeAddon(within, ADDONS.refused());
  writeFileSync(join(within, 'package.json'), '{}');
  return within;
}

describe('findInstallation', () => {
  it("finds the one among a checkout's own packages", () => {
    const checkout = join(temporaryFolder(), 'checkout');
    const folder = addPackage(checkout);
    expect(findingFrom(checkout)([checkout])).toMatchObject({ folder, isPackage: true });
  });

  it('passes over one in a folder above, which anybody may have put there', () => {
    const checkout = join(temporaryFolder(), 'checkout');
    addPackage(dirname(checkout));
    expect(findingFrom(checkout)([checkout])).toBe(null);
  });
});
