import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { machineryFor } from '../../../../src/node/parallel/machineryFor';

const DIST = resolve(import.meta.dirname, '../../../../dist');

function workersFor(workers: number, batchSize: number): number {
  const machinery = machineryFor('portable', DIST, { workers, batchSize });
  onTestFinished(() => machinery.dispose());
  return machinery.workers;
}

describe('machineryFor', () => {
  it('starts no more workers than there are eight images of a batch for', () => {
    expect(workersFor(3, 8)).toBe(1);
    expect(workersFor(3, 16)).toBe(2);
    expect(workersFor(3, 23)).toBe(2);
    expect(workersFor(3, 32)).toBe(3);
    expect(workersFor(3, 1)).toBe(1);
  });

  it('tells of the native engine how many cores TensorFlow has, on which its weights depend', () => {
    const { workers } = machineryFor('native', DIST, { workers: 1, batchSize: 8 });
    expect(workers).toBe(availableParallelism());
  });
});
