import { cleanUpSteps, type CleanUpSteps } from '../../ml/index';
import type { RgbaPicture } from '../../ml/image/picture';
import { CLEAN_UP_STEPS, type InspectedImage } from '../../protocol/reader';
import { shrink } from '../decoding/index';

/** Lightness 0..1 of pixel `at` after each step; ink is dark. */
const LIGHTNESS: Readonly<
  Record<(typeof CLEAN_UP_STEPS)[number], (steps: CleanUpSteps, at: number) => number>
> = {
  grey: ({ grey }, at) => grey.data[at]!,
  even: ({ even }, at) => 1 - even.data[at]!,
  dark: ({ dark }, at) => 1 - dark.data[at]!,
  clean: ({ clean }, at) => 1 - clean.ink.data[at]!,
};

/**
 * A picture and the steps in which it is cleaned up, shrunk where they are larger than asked for, in pixels.
 * @param times how many times as large as it is the picture is read
 */
export function inspect(
  picture: RgbaPicture,
  {
    times,
    longestSide,
    longestSideOfStep,
  }: { readonly times: number; readonly longestSide: number; readonly longestSideOfStep: number },
): InspectedImage {
  const steps = cleanUpSteps(picture, times);
  return {
    width: picture.width,
    picture: shrink(picture, longestSide),
    steps: CLEAN_UP_STEPS.map((step) => {
      const { width, height } = steps.grey;
      return shrink({ width, height, data: greyBytes(steps, LIGHTNESS[step]) }, longestSideOfStep);
    }),
  };
}

function greyBytes(steps: CleanUpSteps, lightness: (steps: CleanUpSteps, at: number) => number): Uint8Array {
  const data = new Uint8Array(steps.grey.data.length * 4).fill(255);
  steps.grey.data.forEach((_, at) => {
    data.fill(Math.round(255 * lightness(steps, at)), at * 4, at * 4 + 3);
  });
  return data;
}
