import type { Box, RgbaPicture } from '../../ml/image/picture';
import type { ReadDigit } from '../../ml/reading';
import type { DigitBox } from '../digitBoxes';
import { fitted } from '../fitting';
import type { Ink } from './ink';

/** Between a box and the ink in it, as a share of the pad's side. */
const AIR = 0.012;

/**
 * The boxes of a drawing's digits on the pad; the one digit of a drawing needs no frame around it.
 * @param inks what is on the pad: boxes go around the broadest of it
 */
export function boxesInDrawing(digits: readonly ReadDigit[], inks: readonly Ink[]): DigitBox[] {
  const margin = Math.max(0, ...inks.map(({ width }) => width)) / 2 + AIR;
  return digits.length < 2 ? [] : digits.map((digit) => ({ ...shown(digit), ...widened(digit.box, margin) }));
}

/** The boxes of a picture's digits on the pad, where the picture lies as large as it can. */
export function boxesInPicture(digits: readonly ReadDigit[], picture: RgbaPicture): DigitBox[] {
  const { x, y, scale } = fitted(picture, { width: 1, height: 1 });
  return digits.map((digit) => ({
    ...shown(digit),
    x: x + digit.box.x * scale,
    y: y + digit.box.y * scale,
    width: digit.box.width * scale,
    height: digit.box.height * scale,
  }));
}

function shown({
  digit,
  confidence,
  outcome,
}: ReadDigit): Pick<DigitBox, 'digit' | 'confidence' | 'outcome'> {
  return { digit, confidence, outcome };
}

/** With room for the ink around the path, and not beyond the pad. */
function widened({ x, y, width, height }: Box, margin: number): Box {
  const left = Math.max(0, x - margin);
  const top = Math.max(0, y - margin);
  return {
    x: left,
    y: top,
    width: Math.min(1, x + width + margin) - left,
    height: Math.min(1, y + height + margin) - top,
  };
}
