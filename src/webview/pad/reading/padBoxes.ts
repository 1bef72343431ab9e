import type { Box, RgbaPicture } from '../../../ml/image/picture';
import type { ReadDigit } from '../../../ml/reading';
import type { DigitBox } from '../../reading/digitBoxes';
import { fitted } from '../fitting';
import type { Ink } from '../sheet/ink';
import { roomAround, shareOfCanvas, type CanvasSize } from '../sheet/sheetPart';

/**
 * The boxes of a drawing's digits on the pad; the one digit of a drawing needs no frame around it.
 * @param inks what is on the pad: the boxes leave room for the widest of it
 * @param part of the sheet that the canvas shows
 */
export function boxesInDrawing(digits: readonly ReadDigit[], inks: readonly Ink[], part: Box): DigitBox[] {
  if (digits.length < 2) return [];
  const margin = roomAround(inks);
  return digits.map((digit) => {
    const { x, y, width, height } = widened(digit.box, margin, part);
    return {
      ...shown(digit),
      ...shareOfCanvas({ x, y }, part),
      width: width / part.width,
      height: height / part.height,
    };
  });
}

/** The boxes of a picture's digits on the pad, which shows the picture as large as it fits. */
export function boxesInPicture(
  digits: readonly ReadDigit[],
  picture: RgbaPicture,
  canvas: CanvasSize,
): DigitBox[] {
  const { x, y, scale } = fitted(picture, canvas);
  return digits.map((digit) => ({
    ...shown(digit),
    x: (x + digit.box.x * scale) / canvas.width,
    y: (y + digit.box.y * scale) / canvas.height,
    width: (digit.box.width * scale) / canvas.width,
    height: (digit.box.height * scale) / canvas.height,
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
function widened({ x, y, width, height }: Box, margin: number, part: Box): Box {
  const left = Math.max(part.x, x - margin);
  const top = Math.max(part.y, y - margin);
  return {
    x: left,
    y: top,
    width: Math.min(part.x + part.width, x + width + margin) - left,
    height: Math.min(part.y + part.height, y + height + margin) - top,
  };
}
