import * as v from 'valibot';
import { FRAME_SIZE } from '../ml/image/picture';

/** A frame on its way from a webview: 784 bytes, row-major, 0 paper to 255 full ink. */
export const frameBytes = v.pipe(v.instance(Uint8Array), v.length(FRAME_SIZE));
export type FrameBytes = v.InferOutput<typeof frameBytes>;

/** What a frame shows, 0..9. */
export const digitLabel = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9));
