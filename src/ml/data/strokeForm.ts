/** A point of a form: x to the right and y down, both about 0..1 over the form's box. */
export interface FormPoint {
  readonly kind: 'point';
  readonly x: number;
  readonly y: number;
  /** The curve does not run smoothly through this point. */
  readonly corner: boolean;
}

/** A part of an ellipse whose axes lie along x and y; angles in degrees, 0 to the right, growing clockwise. */
export interface FormArc {
  readonly kind: 'arc';
  readonly x: number;
  readonly y: number;
  readonly radiusX: number;
  readonly radiusY: number;
  readonly from: number;
  readonly to: number;
}

export type FormElement = FormPoint | FormArc;

/** One way to write something: strokes in writing order, each a smooth curve through its elements. */
export interface StrokeForm {
  /** How often people write it so, relative to its other forms. */
  readonly frequency: number;
  readonly strokes: readonly (readonly FormElement[])[];
}

/**
 * Reads a form from text. Strokes are parted by `|`; a stroke is a row of points `x,y` in percent, `!` marking a
 * corner, and of arcs `(x,y,radiusX,radiusY,from,to)`.
 */
export function strokeForm(frequency: number, text: string): StrokeForm {
  return {
    frequency,
    strokes: text.split('|').map((stroke) => stroke.trim().split(/\s+/).map(parseElement)),
  };
}

function parseElement(text: string): FormElement {
  const numbers = text.replace(/[()!]/g, '').split(',').map(Number);
  if (numbers.some((number) => !Number.isFinite(number))) throw new Error(`"${text}" is no part of a form.`);
  const [x = 0, y = 0, radiusX = 0, radiusY = 0, from = 0, to = 0] = numbers;
  if (!text.startsWith('(')) return { kind: 'point', x: x / 100, y: y / 100, corner: text.endsWith('!') };
  return { kind: 'arc', x: x / 100, y: y / 100, radiusX: radiusX / 100, radiusY: radiusY / 100, from, to };
}

/** One of several forms, by their frequencies. `drawn` is evenly from [0, 1). */
export function chooseForm(forms: readonly StrokeForm[], drawn: number): StrokeForm {
  let rest = drawn * forms.reduce((sum, { frequency }) => sum + frequency, 0);
  for (const form of forms) {
    rest -= form.frequency;
    if (rest < 0) return form;
  }
  return forms[0]!;
}
