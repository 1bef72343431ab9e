import { CLASSES } from '../classes';
import { Random } from '../random';
import { UserError } from '../userError';

/** What is set aside depends on this alone, not on the seed of a training: see `stratifiedSplit`. */
const SEED = 20_261;

/** Indices into the images that were split, ascending. */
export interface Split {
  readonly training: Uint32Array;
  readonly validation: Uint32Array;
}

/**
 * Sets a share of every digit's images aside for validation. The share is rounded to whole images, digit by digit; of two or
 * more images at least one is set aside. The same images give the same split each time, and a smaller share is a part of a
 * larger one: a training that goes on from a model, with another seed or with other images besides, must not be validated on
 * what that model has learned from.
 * @param labels digits
 * @param share 0..1
 * @throws UserError if the share leaves no image on one of the two sides
 */
export function stratifiedSplit(labels: Uint8Array, share: number): Split {
  const byDigit = Array.from({ length: CLASSES }, (): number[] => []);
  labels.forEach((label, index) => byDigit[label]!.push(index));

  const random = new Random(SEED).fork('split');
  const sides = byDigit.map((indices) => {
    random.shuffle(indices);
    const setAside = Math.max(Math.round(indices.length * share), indices.length < 2 ? 0 : 1);
    return { validation: indices.slice(0, setAside), training: indices.slice(setAside) };
  });
  const training = sides.flatMap((side) => side.training);
  const validation = sides.flatMap((side) => side.validation);
  if (training.length === 0 || validation.length === 0) {
    throw new UserError(
      `A validation share of ${share} of ${labels.length} images leaves ${training.length} to train on and ` +
        `${validation.length} to validate with. Choose another share or more images.`,
    );
  }
  return { training: Uint32Array.from(training).sort(), validation: Uint32Array.from(validation).sort() };
}
