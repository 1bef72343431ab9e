import type { Box, RgbaPicture } from '../../ml/image/picture';
import type { ReadDigit } from '../../ml/reading';
import type { DigitBox } from '../digitBoxes';
import { fitted } from '../fitting';
import { PEN_WIDTH } from './canvasView';

/** How far a box stands off the path of the pen: half the ink and a little air. */
const MARGIN = PEN_WIDTH / 2 + 0.012;

/** The boxes of a drawing's digits on the pad; the one digit of a drawing needs no frame around it. */
export function boxesInDrawing(digits: readonly ReadDigit[]): DigitBox[] {
  return digits.length < 2 ? [] : digits.map((digit) => ({ ...shown(digit), ...widened(digit.box) }));
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
function widened({ x, y, width, height }: Box): Box {
  const left = Math.max(0, x - MARGIN);
  const top = Math.max(0, y - MARGIN);
  return {
    x: left,
    y: top,
    width: Math.min(1, x + width + MARGIN) - left,
    height: Math.min(1, y + height + MARGIN) - top,
  };
}
