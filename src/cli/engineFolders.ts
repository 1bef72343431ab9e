import { resolve } from 'node:path';
import type { EngineFolders } from '../node/engines/engineFolders';

/** Where engines are found from `dist/`: a tfjs-node that `npm run native:link` built or npm rebuilt, and the bundles. */
export const engineFolders: EngineFolders = {
  nativeFolders: [resolve(__dirname, '../.native'), resolve(__dirname, '..')],
  distFolder: __dirname,
};
