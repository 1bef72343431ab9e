import { calibrationSuite } from './calibrationSuite';
import { disturbedSuite } from './disturbedSuite';
import { drawingsSuite } from './drawingsSuite';
import { framesSuite } from './framesSuite';
import { notDigitSuite } from './notDigitSuite';
import { numbersSuite } from './numbersSuite';
import { pictureSuites } from './picturesSuite';
import { printedSuite } from './printedSuite';
import type { Suite } from './suite';

/** Everything that is measured, in the order of a report. */
export const SUITES: readonly Suite[] = [
  framesSuite,
  drawingsSuite,
  calibrationSuite,
  notDigitSuite(),
  ...pictureSuites,
  disturbedSuite(),
  numbersSuite(),
  printedSuite(),
];
