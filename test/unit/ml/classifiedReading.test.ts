import { describe, expect, it } from 'vitest';
import { classifiedReading, boxTuple } from '../../../src/ml/classifiedReading';

/** Of the model that read. */
const MODEL = 'compact-0123456789ab';

const SEVEN = {
  digit: 7,
  confidence: 0.98765432,
  probabilities: [0.123456789],
  outcome: 'digit',
  box: boxTuple({ x: 1, y: 2, width: 1 / 3, height: 4 }),
  frame: new Float32Array(784),
} as const;

describe('a reading for other programs', () => {
  it('is what was read, where and by which model, with six digits after the point', () => {
    const reading = { text: '7', outcome: 'digit', confidence: 0.98765432, digits: [SEVEN] } as const;
    expect(classifiedReading(reading, MODEL)).toEqual({
      reading: '7',
      confidence: 0.987654,
      digits: [
        {
          digit: 7,
          confidence: 0.987654,
          outcome: 'digit',
          probabilities: [0.123457],
          box: [1, 2, 0.333333, 4],
        },
      ],
      modelId: MODEL,
    });
  });

  it('says of each digit of a number whether it is a guess', () => {
    const guess = { ...SEVEN, outcome: 'not sure' } as const;
    const number = { text: '777', outcome: 'digit', confidence: 0.3, digits: [SEVEN, guess, SEVEN] } as const;
    const { digits } = classifiedReading(number, MODEL);
    expect(digits.map(({ outcome }) => outcome)).toEqual(['digit', 'not sure', 'digit']);
  });

  it('says why what was seen is refused', () => {
    const reading = { text: null, outcome: 'not sure', confidence: 0.3, digits: [SEVEN] } as const;
    expect(classifiedReading(reading, MODEL)).toMatchObject({ reading: null, refused: 'not sure' });
  });

  it('refuses nothing where nothing was seen', () => {
    const reading = { text: null, outcome: 'nothing', confidence: 0, digits: [] } as const;
    expect(classifiedReading(reading, MODEL)).toEqual({
      reading: null,
      confidence: 0,
      digits: [],
      modelId: MODEL,
    });
  });
});
