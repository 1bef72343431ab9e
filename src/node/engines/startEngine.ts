import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineChoice, StartedEngine } from '../../ml/engines/engine';
import { isRunnable, portableDoesNotStart, startNativeEngine, startPortableEngine } from '../../ml/index';
import { UserError } from '../../ml/userError';
import type { EngineFolders } from './engineFolders';
import { loadNativeBinding } from './nativeBinding';

/**
 * Our own WebAssembly, which makes tfjs's able to train: the faster one first, which not every Node takes. On a
 * processor with fused multiply-add it rounds once where the other rounds twice, so that the two train different models from
 * the same seed.
 */
const KERNELS = [
  { file: 'kernels-relaxed.wasm', version: 'relaxed SIMD' },
  { file: 'kernels.wasm', version: 'SIMD' },
] as const;

/** The engine that was asked for does not start. */
export class EngineError extends UserError {}

/** @returns what was started, or a sentence that says why it was not */
async function startNative(folders: EngineFolders): Promise<StartedEngine | string> {
  const binding = await loadNativeBinding(folders);
  if (!binding.loaded) return binding.reason;
  try {
    await startNativeEngine();
  } catch (error) {
    return `The native engine in ${binding.folder} loads but does not run: ${error instanceof Error ? error.message : String(error)}`;
  }
  const { version, tensorflow, folder } = binding;
  return {
    name: 'native',
    reason: `tfjs-node ${version} (TensorFlow ${tensorflow}) was loaded from ${folder}.`,
    versions: { 'tfjs-node': version, tensorflow },
  };
}

/**
 * Makes tfjs of this process run on the engine that was asked for; `auto` takes native where it loads.
 *
 * @throws AbortError if `signal` asked for it
 * @throws EngineError if `native` was asked for and does not load; UserError if the portable engine does not start, as
 * where one of its files is missing
 */
export async function startEngine(
  choice: EngineChoice,
  folders: EngineFolders,
  signal?: AbortSignal,
): Promise<StartedEngine> {
  let reason = 'It was requested.';
  if (choice !== 'portable') {
    const native = await startNative(folders);
    // A terminal's Ctrl-C also ends the process that the native engine is tried in, which says nothing about the engine.
    signal?.throwIfAborted();
    if (typeof native !== 'string') return native;
    if (choice === 'native') {
      throw new EngineError(
        `The native engine does not start. ${native} To train without it, choose the engine "portable" or "auto".`,
      );
    }
    reason = native;
  }
  const files = KERNELS.map(({ file }) => readFile(join(folders.distFolder, file)));
  const kernels = await Promise.all(files).catch((cause: unknown) => {
    throw portableDoesNotStart(cause);
  });
  await startPortableEngine({ wasmFolder: join(folders.distFolder, '/'), kernels });
  const { version } = KERNELS[kernels.findIndex(isRunnable)]!;
  return { name: 'portable', reason, versions: { kernels: version } };
}
