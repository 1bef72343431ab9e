import { syntheticStrokes } from '../../../../../../src/ml/data/syntheticDigits';
import { cleanUp } from '../../../../../../src/ml/image/cleaning/cleanUp';
import { Random } from '../../../../../../src/ml/random';
import { drawPicture, type PictureLook } from '../../../../../syntheticPicture';

export const INK_ON_WHITE: PictureLook = {
  width: 280,
  height: 280,
  penWidth: 14,
  ink: [20, 30, 90],
  paper: () => [255, 255, 255],
};

/** A three. */
export const strokes = syntheticStrokes(3, new Random(4));

/** The mask of the same strokes in black on white. */
export const expected = cleanUp(drawPicture(strokes, { ...INK_ON_WHITE, ink: [0, 0, 0] })).mask;
