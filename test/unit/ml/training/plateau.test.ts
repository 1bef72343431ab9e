import { describe, expect, it } from 'vitest';
import { Plateau } from '../../../../src/ml/training/plateau';

const settings = { patience: 2, factor: 0.5, minimumLearningRate: 0.003 };

describe('Plateau', () => {
  it('halves the learning rate after each stretch of epochs without improvement', () => {
    const plateau = new Plateau(settings);
    const rates = [1, 0.9, 0.9, 0.9, 0.9, 0.9, 0.5, 0.5].map((loss) => {
      plateau.observe(loss);
      return plateau.reduced(0.1);
    });
    expect(rates).toEqual([0.1, 0.1, 0.1, 0.05, 0.05, 0.025, 0.025, 0.025]);
  });

  it('does not count an improvement of less than 0.0001', () => {
    const plateau = new Plateau(settings);
    for (const loss of [1, 0.99995, 0.99992]) plateau.observe(loss);
    expect(plateau.reduced(0.1)).toBe(0.05);
  });

  it('does not go below the minimum, nor lift what is below it', () => {
    const plateau = new Plateau(settings);
    for (let epoch = 0; epoch < 40; epoch++) plateau.observe(1);
    expect(plateau.reduced(0.1)).toBe(0.003);
    expect(plateau.reduced(0.001)).toBe(0.001);
  });
});
