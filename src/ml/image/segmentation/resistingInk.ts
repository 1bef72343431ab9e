import type { Component } from '../components';
import type { InkPicture } from '../picture';
import { scaled } from '../scaling';
import { SEAM_HEIGHT, type SeamFinder } from './seams';

/** Digits in a picture in which cuts are looked for are at most this high, in pixels. */
const WORKING_HEIGHT = 40;

/** What it costs to cut one pixel of ink where digits meet for certain. */
const LEAST_RESISTANCE = 0.1;

/** Log odds beyond these count the same. */
const MOST_ODDS = 8;

/**
 * The piece's ink alone, each pixel the mean of so many of its pixels that a digit is at most `WORKING_HEIGHT` high.
 * @param height the usual height of a digit, in pixels
 */
export function workingInk(
  { label, box }: Component,
  labels: Int32Array,
  ink: InkPicture,
  height: number,
): InkPicture & { readonly step: number } {
  const step = Math.max(1, Math.ceil(height / WORKING_HEIGHT));
  const width = Math.ceil(box.width / step);
  const data = new Float32Array(width * Math.ceil(box.height / step));
  for (let y = 0; y < box.height; y++) {
    const row = Math.floor(y / step) * width;
    for (let x = 0; x < box.width; x++) {
      const at = (box.y + y) * ink.width + box.x + x;
      if (labels[at] === label) data[row + Math.floor(x / step)]! += ink.data[at]! / (step * step);
    }
  }
  return { width, height: data.length / width, data, step };
}

/** Ink with what it takes to cut it. */
export interface Resisting extends InkPicture {
  /** For each pixel the log odds that digits meet there. */
  readonly seams: Float32Array;
  /** For each pixel what cutting through full ink costs there. */
  readonly resistance: Float32Array;
}

/** @param height the usual height of a digit, in pixels of `ink` */
export function resisting(ink: InkPicture, height: number, findSeams: SeamFinder): Resisting {
  const scale = SEAM_HEIGHT / height;
  const picture = scaled(ink, scale);
  const found = findSeams(picture);
  const seams = new Float32Array(ink.data.length);
  for (let y = 0; y < ink.height; y++) {
    const row = Math.floor((y + 0.5) * scale) * picture.width;
    for (let x = 0; x < ink.width; x++) {
      const seam = found[row + Math.floor((x + 0.5) * scale)]!;
      seams[y * ink.width + x] = Math.max(-MOST_ODDS, Math.min(MOST_ODDS, seam));
    }
  }
  return { ...ink, seams, resistance: seams.map((seam) => LEAST_RESISTANCE + Math.log1p(Math.exp(-seam))) };
}
