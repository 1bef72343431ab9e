import { expect, it } from 'vitest';
import { DIGIT_FORMS } from '../../../../src/ml/data/digitForms';
import type { FormElement, StrokeForm } from '../../../../src/ml/data/strokeForm';

type Strokes = StrokeForm['strokes'];

const first = (stroke: readonly FormElement[]) => stroke[0]!;
const last = (stroke: readonly FormElement[]) => stroke.at(-1)!;
const highest = (stroke: readonly FormElement[]) => Math.min(...stroke.map(({ y }) => y));

/** Whether it is a line of two points that is nearly level. */
function isLevel(stroke: readonly FormElement[]): boolean {
  return stroke.length === 2 && Math.abs(first(stroke).y - last(stroke).y) < 0.05;
}

/** How far two ends of strokes are apart, about 0..1 over the form's box. */
function gap(a: FormElement, b: FormElement): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** How far the middle one of a stroke's last three points lies beside the line through the others. */
function bend(stroke: readonly FormElement[]): number {
  const [a, b, c] = stroke.slice(-3) as [FormElement, FormElement, FormElement];
  return Math.abs((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / gap(a, c);
}

/** The forms that training on synthetic digits is to have seen, whatever else there is, and how to know one. */
const PROMISED: readonly (readonly [digit: number, form: string, is: (strokes: Strokes) => boolean])[] = [
  [
    0,
    'with a slash',
    ([, slash]) => slash !== undefined && first(slash).x > last(slash).x && !isLevel(slash),
  ],
  [
    1,
    'with a flag and a foot',
    ([stem, foot]) =>
      foot !== undefined && isLevel(foot) && first(foot).y > 0.9 && first(stem!).y > highest(stem!),
  ],
  [4, 'open at the top', ([angle, stem]) => stem !== undefined && gap(first(angle!), first(stem)) > 0.4],
  [4, 'closed at the top', ([angle, stem]) => stem !== undefined && gap(first(angle!), first(stem)) < 0.05],
  [
    7,
    'with a bar',
    ([, bar]) => bar !== undefined && isLevel(bar) && first(bar).y > 0.3 && first(bar).y < 0.7,
  ],
  [7, 'without one', (strokes) => strokes.length === 1],
  [9, 'with a straight tail', ([stroke]) => last(stroke!).y === 1 && bend(stroke!) < 0.01],
  [9, 'with a curved tail', ([stroke]) => last(stroke!).y < 1 && bend(stroke!) > 0.05],
];

it.each(PROMISED)('has a %i %s', (digit, _, is) => {
  expect(DIGIT_FORMS[digit]!.some(({ strokes, frequency }) => frequency > 0 && is(strokes))).toBe(true);
});
