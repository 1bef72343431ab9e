// Where the real data and the peers' scripts lie: beside the checkout, unless DIGIT_LAB_SHARED names another folder.
import { fileURLToPath } from 'node:url';
import { asNamed } from './options.mjs';

/** Whether it is there or not. */
export const SHARED = asNamed(
  process.env.DIGIT_LAB_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url)),
);
