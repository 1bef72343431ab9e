import type { Stroke } from '../../image/stroke';
import type { Random } from '../../random';
import { DIGIT_FORMS } from '../digitForms';
import { writeForm, WRITING } from '../hand';
import { chooseForm } from '../strokeForm';

/** Digits that are none when they lie on their side. */
const LYING = [2, 3, 4, 5];

/** Digits that are none in a mirror. */
const MIRRORED = [3, 4, 6, 7, 9];

/** A digit on its side, as letters of other alphabets look. */
export function lyingDigit(random: Random): Stroke[] {
  const side = random.next() < 0.5 ? 1 : -1;
  return written(LYING, random).map((stroke) => stroke.map(({ x, y }) => ({ x: -side * y, y: side * x })));
}

/** A digit as it looks in a mirror. */
export function mirroredDigit(random: Random): Stroke[] {
  return written(MIRRORED, random).map((stroke) => stroke.map(({ x, y }) => ({ x: -x, y })));
}

function written(digits: readonly number[], random: Random): Stroke[] {
  const forms = DIGIT_FORMS[digits[random.integer(digits.length)]!]!;
  return writeForm(chooseForm(forms, random.next()), WRITING, random);
}
