import * as v from 'valibot';
import type { Stroke } from '../image/stroke';
import { UserError } from '../userError';

/** One drawing of a file, with what it is meant to say and who drew it where the file tells. */
export interface StrokeDrawing {
  readonly label?: number;
  readonly writer?: number;
  readonly strokes: readonly Stroke[];
}

const coordinate = v.pipe(v.number(), v.finite());
const point = v.pipe(
  v.tuple([coordinate, coordinate]),
  v.transform(([x, y]) => ({ x, y })),
);
const drawing = v.object({
  label: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9))),
  writer: v.optional(v.number()),
  strokes: v.array(v.array(point)),
});

/**
 * Reads drawings from JSON: an array of `{label?, writer?, strokes: [[[x, y], ...], ...]}`, y down, in any unit.
 * `text` is the file without gzip; `name` is what errors call it.
 * @throws UserError if it is no JSON or has another form
 */
export function parseStrokes(text: string, name: string): StrokeDrawing[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${name} is not JSON. Choose a file of strokes.`, { cause });
  }
  const result = v.safeParse(v.array(drawing), json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const where = v.getDotPath(issue);
  throw new UserError(
    `${name} is not a file of strokes: ${where === null ? '' : `at ${where}, `}${issue.message}. ` +
      'It must be an array of {"label": 0..9, "strokes": [[[x, y], ...], ...]}.',
  );
}
