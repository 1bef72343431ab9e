import { inkBounds } from '../../inkBounds';
import type { RgbaPicture } from '../../picture';
import { asItLooks, leastColour, luminance, type GreyPicture } from '../luminance';

/** How light black paper is, which light ink on nothing is seen on. */
const BLACK = 0;

/** What is at least as opaque as this, 0..255, is drawn on nothing, and no shadow of what is. */
const OPAQUE = 200;

/** A card or a window covers at least this share of the box around it, ink less. */
const FULL = 0.7;

/**
 * The ways to see ink in a picture, the likeliest first; those after it are for pictures in which it shows nothing.
 * @param longestSide as of `luminance`
 */
export function greysOf(picture: RgbaPicture, longestSide: number): (() => GreyPicture)[] {
  const white = (): GreyPicture => luminance(picture, longestSide);
  const black = (): GreyPicture => luminance(picture, longestSide, BLACK);
  // Ink may be of another colour than its paper, and as bright.
  const colour = (): GreyPicture => leastColour(picture, longestSide);
  if (!isOnNothing(picture)) return [white, colour];
  return isLightInk(picture) ? [black, white, colour] : [white, black, colour];
}

/** Whether more than half of a picture is transparent: what is drawn there has no paper of its own. */
function isOnNothing({ width, height, data }: RgbaPicture): boolean {
  let transparent = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at]! < 128) transparent++;
  return transparent > (width * height) / 2;
}

/**
 * Whether what is drawn on nothing is light ink: its shadow or its outline is all that would be seen of it on white. A
 * window or a card is paper of its own.
 */
function isLightInk({ width, height, data }: RgbaPicture): boolean {
  const opaque = new Float32Array(width * height);
  let [light, count] = [0, 0];
  for (let at = 0; at < opaque.length; at++) {
    if (data[4 * at + 3]! < OPAQUE) continue;
    opaque[at] = 1;
    light += asItLooks(data[4 * at]!, data[4 * at + 1]!, data[4 * at + 2]!) / 255;
    count++;
  }
  const box = inkBounds({ width, height, data: opaque });
  return box !== null && count < FULL * box.width * box.height && light > count / 2;
}
