// Compiles the AssemblyScript kernels of the portable engine: kernels.wasm.
import asc from 'assemblyscript/asc';
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Compiles `sourceFolder`/index.ts to `outFolder`/kernels.wasm. The module imports the memory that it works on and has
 * no data and no allocator of its own.
 * @param {string} sourceFolder
 * @param {string} outFolder
 */
export async function compileKernels(sourceFolder, outFolder) {
  mkdirSync(outFolder, { recursive: true });
  // asc takes only paths relative to its base directory.
  const path = (/** @type {string} */ target) => relative(process.cwd(), target).replaceAll('\\', '/');
  const { error, stderr } = await asc.main([
    path(join(sourceFolder, 'index.ts')),
    '--outFile',
    path(join(outFolder, 'kernels.wasm')),
    '-O3',
    '--runtime',
    'stub',
    '--importMemory',
    '--enable',
    'simd',
    '--noAssert',
  ]);
  if (error) throw new Error(`The kernels do not compile.\n${stderr.toString()}`, { cause: error });
}
