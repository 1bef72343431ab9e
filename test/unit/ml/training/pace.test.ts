import { env } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it, vi } from 'vitest';
import { Pace } from '../../../../src/ml/training/pace';
import { startPortable } from '../engines/startPortable';

beforeAll(startPortable);

/** A clock that stands still until it is set. */
function clock(): { at: (seconds: number) => void } {
  const now = vi.spyOn(env().platform, 'now').mockReturnValue(0);
  return { at: (seconds) => void now.mockReturnValue(seconds * 1000) };
}

it('counts from the first epoch, not from what is done before it', () => {
  const { at } = clock();
  const pace = new Pace(2, 5);
  at(60);
  pace.startEpoch();
  at(61);
  pace.step(100);
  expect(pace.progress()).toMatchObject({ done: 0.1, secondsLeft: 9 });
  expect(pace.runSeconds()).toBe(1);
});

it('is done once there are no more epochs, also where there might have been', () => {
  const { at } = clock();
  const pace = new Pace(4, 1);
  pace.startEpoch();
  at(1);
  pace.step(100);
  expect(pace.progress()).toMatchObject({ done: 0.25, secondsLeft: 3, isTesting: false });
  pace.endEpochs();
  at(2);
  expect(pace.progress()).toMatchObject({ done: 1, secondsLeft: 0, isTesting: true });
});

it('tells the speed of the steps, however long the epoch is validated after the last of them', () => {
  const { at } = clock();
  const pace = new Pace(2, 2);
  pace.startEpoch();
  at(1);
  pace.step(100);
  at(2);
  pace.step(100);
  at(12);
  expect(pace.progress().imagesPerSecond).toBe(100);
  expect(pace.epochSeconds()).toBe(12);
  pace.startEpoch();
  expect(pace.progress().imagesPerSecond).toBe(0);
  at(14);
  pace.step(100);
  expect(pace.progress().imagesPerSecond).toBe(50);
});
