import { UserError } from '../../userError';
import type { WasmBackend } from './kernels';

/** Takes bytes of WebAssembly's memory. @returns where they lie; 0 if there is no room for them */
type Allocate = (bytes: number) => number;

/**
 * Makes a backend throw where its memory is full. By itself tfjs takes the 0 that it is given then for the address of a
 * tensor, and goes on over whatever lies there.
 */
export function refuseFullMemory(backend: WasmBackend): void {
  // Emscripten's names for the function that tfjs calls and for the module's exports, which the types leave out.
  const wasm = backend.wasm as unknown as { _malloc: Allocate; asm: { malloc: Allocate } };
  wasm._malloc = (bytes) => {
    const address = wasm.asm.malloc(bytes);
    if (address !== 0 || bytes === 0) return address;
    throw new UserError(
      'The portable engine is out of memory. Close other programs or, in a training, choose a smaller batch.',
    );
  };
}
