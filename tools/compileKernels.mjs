// Compiles the AssemblyScript kernels of the portable engine: kernels.wasm, and kernels-relaxed.wasm with relaxed
// SIMD, whose multiply-add is fused where the processor can, and which Node takes from version 22 on.
import asc from 'assemblyscript/asc';
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Compiles `sourceFolder`/index.ts to two modules in `outFolder`. They import the memory that they work on and have no
 * allocator of their own.
 * @param {string} sourceFolder
 * @param {string} outFolder
 */
export async function compileKernels(sourceFolder, outFolder) {
  mkdirSync(outFolder, { recursive: true });
  await compile(join(sourceFolder, 'index.ts'), join(outFolder, 'kernels.wasm'), ['simd']);
  await compile(join(sourceFolder, 'index.ts'), join(outFolder, 'kernels-relaxed.wasm'), [
    'simd',
    'relaxed-simd',
  ]);
}

/**
 * @param {string} source
 * @param {string} target
 * @param {string[]} features
 */
async function compile(source, target, features) {
  // asc takes only paths relative to its base directory.
  const path = (/** @type {string} */ file) => relative(process.cwd(), file).replaceAll('\\', '/');
  const enabled = features.flatMap((feature) => ['--enable', feature]);
  const { error, stderr } = await asc.main([
    path(source),
    '--outFile',
    path(target),
    '-O3',
    '--runtime',
    'stub',
    '--importMemory',
    ...enabled,
    '--noAssert',
  ]);
  if (error) throw new Error(`The kernels do not compile.\n${stderr.toString()}`, { cause: error });
}
