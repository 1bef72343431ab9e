import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compileKernels } from '../../../../tools/compileKernels.mjs';
import { isRunnable } from '../../../../src/ml/engines/portable/kernels';
import { startPortableEngine } from '../../../../src/ml/engines/portable/portableEngine';

const tfjs = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json'));
const root = join(import.meta.dirname, '../../../..');

/** The builds of the kernels, the best first. */
const BUILDS = ['kernels-relaxed.wasm', 'kernels.wasm'] as const;
export type KernelBuild = (typeof BUILDS)[number];

/** Starts the portable engine with kernels compiled from the sources as they are, without a build. */
export async function startPortable(): Promise<void> {
  await startWith(await compiled(BUILDS));
}

/** Starts it with this build of them, whichever the engine would choose. */
export async function startPortableOn(build: KernelBuild): Promise<void> {
  const kernels = await compiled([build]);
  if (!kernels.every(isRunnable)) {
    throw new Error(
      `Node ${process.version} does not take ${build}: npm test -- kernels runs on one that does.`,
    );
  }
  await startWith(kernels);
}

async function startWith(kernels: readonly Uint8Array[]): Promise<void> {
  await startPortableEngine({ wasmFolder: join(tfjs, 'dist', '/'), kernels });
}

async function compiled(builds: readonly KernelBuild[]): Promise<Uint8Array[]> {
  const folder = mkdtempSync(join(tmpdir(), 'digit-lab-kernels-'));
  try {
    await compileKernels(join(root, 'src/ml/engines/portable/assembly'), folder);
    return builds.map((name) => readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
