import { describe, expect, it } from 'vitest';
import { subset } from '../../../../../src/ml/data/labelledImages';
import type { StrokeDrawing } from '../../../../../src/ml/data/strokesFile';
import { calibrationSuite } from '../../../../../src/ml/evaluation/suite/calibrationSuite';
import { figuresOf, readerOf, TEN_DIGITS } from './suiteFakes';

/** An upright bar. */
const bar: StrokeDrawing = { label: 1, writer: 25, strokes: [[10, 50, 100].map((y) => ({ x: 10, y }))] };

describe('calibrationSuite', () => {
  it('is the distance between how sure a model is and how often it is right', async () => {
    const mnist = subset(TEN_DIGITS, [7, 7, 7, 1]);
    const figures = await figuresOf(
      calibrationSuite,
      readerOf(() => ({ digit: 7, confidence: 0.9 })),
      { mnist, drawings: [bar, bar] },
    );
    const ofFrames = figures.get('MNIST test')!;
    expect(ofFrames).toMatchObject({ n: 4, interval: null, goal: { atMost: 0.005 } });
    expect(ofFrames.value).toBeCloseTo(0.9 - 0.75);
    const ofDrawings = figures.get('pen drawings of writers 25-30')!;
    expect(ofDrawings).toMatchObject({ n: 2, interval: null, goal: { atMost: 0.015 } });
    expect(ofDrawings.value).toBeCloseTo(0.9);
  });

  it('can be stopped while it reads drawings', async () => {
    const reader = readerOf(() => ({ digit: 1 }));
    const stop = () => Promise.reject(new Error('stopped'));
    await expect(figuresOf(calibrationSuite, reader, { drawings: [bar] }, stop)).rejects.toThrow('stopped');
  });

  it('counts what is refused like the rest, and leaves out other writers', async () => {
    const figures = await figuresOf(
      calibrationSuite,
      readerOf(() => ({ digit: 1, confidence: 0.6, outcome: 'not sure' })),
      { drawings: [bar, { ...bar, writer: 24 }] },
    );
    expect([...figures.keys()]).toEqual(['pen drawings of writers 25-30']);
    const [only] = figures.values();
    expect(only!.n).toBe(1);
    expect(only!.value).toBeCloseTo(0.4);
  });
});
