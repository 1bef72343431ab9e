import { resolve } from 'node:path';
import type { EngineFolders } from '../node/engines/startEngine';

/** Where engines are found from `dist/`: a tfjs-node that `npm run native:link` built, and the WebAssembly. */
export const engineFolders: EngineFolders = {
  nativeFolders: [resolve(__dirname, '../.native')],
  wasmFolder: __dirname,
};
