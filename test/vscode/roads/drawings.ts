import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseStrokes, type StrokeDrawing } from '../../../src/ml/data/strokesFile';
import { syntheticStrokes } from '../../../src/ml/data/syntheticDigits';
import type { Stroke } from '../../../src/ml/image/stroke';
import { Random } from '../../../src/ml/random';

/** A drawing of each digit, as the project makes them itself. */
export function syntheticDrawings(seed: number): Stroke[][] {
  const random = new Random(seed);
  return Array.from({ length: 10 }, (_, digit) => syntheticStrokes(digit, random.fork(digit)));
}

/** Every fifteenth drawing of the writers 25 to 30, whom no model has seen, in the file's order: 100 of them. */
export function unseenWriters(sharedFolder: string): StrokeDrawing[] {
  const name = 'pen-digits.json.gz';
  const text = gunzipSync(readFileSync(join(sharedFolder, 'strokes', name))).toString('utf8');
  const unseen = parseStrokes(text, name).filter(({ writer }) => writer !== undefined && writer >= 25);
  return unseen.filter((_, index) => index % 15 === 0).slice(0, 100);
}
