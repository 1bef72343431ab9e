import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compileKernels } from '../../../../tools/compileKernels.mjs';
import { startPortableEngine } from '../../../../src/ml/engines/portable/portableEngine';

const tfjs = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json'));
const root = join(import.meta.dirname, '../../../..');

/** Starts the portable engine with kernels compiled from the sources as they are, without a build. */
export async function startPortable(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'digit-lab-kernels-'));
  try {
    await compileKernels(join(root, 'src/ml/engines/portable/assembly'), folder);
    const kernels = ['kernels-relaxed.wasm', 'kernels.wasm'].map((name) => readFileSync(join(folder, name)));
    await startPortableEngine({ wasmFolder: join(tfjs, 'dist', '/'), kernels });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
