/** A point of a form: x to the right and y down, both about 0..1 over the digit's box. */
export interface FormPoint {
  readonly x: number;
  readonly y: number;
  /** The curve does not run smoothly through this point. */
  readonly corner: boolean;
}

/** One way to write a digit: strokes in writing order, each a curve through its points. */
export interface DigitForm {
  /** How often people write it so, relative to the digit's other forms. */
  readonly frequency: number;
  readonly strokes: readonly (readonly FormPoint[])[];
}

/**
 * The common forms of each digit, by digit: what schools on both sides of the Atlantic teach, and what haste makes of
 * it. A stroke is written as `x,y` of its points in percent; `!` marks a corner.
 */
export const DIGIT_FORMS: readonly (readonly DigitForm[])[] = [
  // 0: closed, started at the top; started at the right and overlapping; not quite closed.
  [
    form(4, '55,0 20,10 2,50 18,90 50,100 82,90 98,50 82,10 50,0'),
    form(3, '80,12 50,0 15,18 2,55 22,93 55,100 88,80 97,42 80,10 50,6'),
    form(1, '62,5 25,8 2,45 15,88 50,100 85,86 98,50 88,20 72,4'),
  ],
  // 1: a plain stroke; with a flag; with a flag and a foot.
  [
    form(8, '50,0 50,50 50,100'),
    form(2, '30,20 50,0! 50,50 50,100'),
    form(1, '15,35 50,0! 50,50 50,100'),
    form(1, '25,20 50,0! 50,50 50,100', '15,100 85,100'),
  ],
  // 2: pointed and looped at the lower left; with a flat and with a curved foot.
  [
    form(3, '8,22 35,1 75,6 85,30 60,62 5,100! 50,99 98,97'),
    form(3, '10,18 40,0 75,10 78,40 50,75 15,99 2,85 20,77 55,92 100,95'),
    form(2, '20,15 50,0 80,15 72,50 40,85 10,100 12,88 40,90 95,98'),
    form(1, '5,10 45,0 85,15 75,45 35,80 10,95! 50,85 98,90'),
  ],
  // 3: a point, a notch or a small loop in the middle; a flat top.
  [
    form(3, '10,12 45,0 82,14 72,38 35,47! 80,58 90,80 50,100 5,90'),
    form(3, '15,5 60,2 82,20 55,44 30,48 60,48 90,68 70,95 30,100 2,88'),
    form(1, '10,2 85,0! 45,40! 85,55 88,82 50,100 5,90'),
    form(1, '10,15 50,0 85,18 60,45 32,50 40,40 75,50 92,75 60,98 5,92'),
  ],
  // 4: open in two strokes; rounded like a y in one or two strokes; closed.
  [
    form(4, '12,2 4,50! 50,50 98,46', '82,0 78,50 75,100'),
    form(3, '15,2 6,30 20,50 55,48 85,32', '92,0 85,50 78,100'),
    form(2, '20,2 5,35 25,52 65,42 88,5! 80,50 70,100'),
    form(1, '68,0 30,35 2,62! 50,62 98,60', '68,0 66,50 65,100'),
    form(1, '45,0 2,55! 50,55 98,52', '65,30 62,60 60,100'),
  ],
  // 5: with a hat drawn apart; in one stroke; rounded like an S.
  [
    form(3, '25,2 15,42! 50,36 88,55 85,85 45,100 3,90', '25,2 95,0'),
    form(3, '95,0 30,3! 18,42! 60,45 82,68 65,94 30,100 2,92'),
    form(2, '98,0 60,4 32,12 25,36 55,50 75,70 55,96 20,100 2,88'),
    form(1, '35,10 25,45 60,50 75,72 50,98 5,95', '38,8 98,0'),
  ],
  // 6: a long curved back with a loop; a straight back; an open loop.
  [
    form(4, '75,0 35,22 6,60 15,92 50,100 86,86 84,62 50,54 10,75'),
    form(3, '50,0 20,35 5,72 28,99 75,94 92,72 65,58 25,72 12,85'),
    form(2, '60,0 22,30 2,72 30,100 70,92 90,66 70,50 40,62 32,90'),
    form(1, '90,8 55,0 15,30 3,70 30,99 80,90 85,65 50,52 10,68'),
  ],
  // 7: plain; with a serif; with a bar; with a round shoulder.
  [
    form(4, '2,6 50,5 95,2! 65,45 42,100'),
    form(2, '2,20 6,5! 50,6 95,2! 65,45 45,100'),
    form(2, '2,6 50,5 95,2! 65,45 42,100', '30,52 92,50'),
    form(2, '2,15 35,3 80,2 90,15 72,50 60,100'),
    form(1, '2,10 15,22 50,15 95,5! 80,45 72,100'),
  ],
  // 8: in one stroke from the upper right; from the middle; as two rings.
  [
    form(4, '85,12 50,0 15,14 22,36 55,52 82,74 70,96 30,98 12,78 42,52 75,32 85,10'),
    form(2, '90,8 55,0 20,15 30,40 60,60 65,85 40,100 15,88 30,60 70,35 95,10'),
    form(1, '50,46 18,30 25,6 55,0 82,16 75,38 50,46 15,64 15,90 50,100 86,90 85,62 50,46'),
    form(1, '50,0 20,10 20,36 50,46 80,36 80,10 50,0', '50,46 10,60 10,90 50,100 90,90 90,60 50,46'),
  ],
  // 9: a loop with a straight, a slanted and a curled tail.
  [
    form(4, '85,12 50,0 12,14 8,38 40,48 76,34 86,10! 82,55 75,100'),
    form(3, '90,8 50,2 10,25 20,46 55,42 88,10! 75,50 55,100'),
    form(1, '85,15 50,0 10,18 15,44 55,48 88,22! 88,60 70,94 30,100 5,90'),
    form(2, '70,8 30,5 5,28 25,45 70,30 85,5 88,30 80,65 70,100'),
  ],
];

function form(frequency: number, ...strokes: string[]): DigitForm {
  return { frequency, strokes: strokes.map((points) => points.split(' ').map(parsePoint)) };
}

function parsePoint(text: string): FormPoint {
  const [x, y] = text.split(',').map((percent) => parseInt(percent, 10) / 100);
  return { x: x!, y: y!, corner: text.endsWith('!') };
}
