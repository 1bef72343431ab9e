import { median } from '../../../quantile';
import { connectedComponents, type Component } from '../../components';
import { areCrowd } from '../../crowd';
import type { Mask } from '../../picture';

/** A comb is at least this many times as wide as high. */
const LEAST_ASPECT = 2;

/** A comb is at least this high, in pixels. */
const LOWEST = 6;

/** The line of a comb counts as straight in a column if it is at most this many of its thicknesses off there. */
const STRAIGHT = 1;

/** The line of a comb is straight in at least this share of its columns. */
const NEARLY_ALL = 0.95;

/** The line of a comb is at most this share as thick as the comb is high. */
const THIN = 0.3;

/** A tooth is at most this many times as thick as the line. */
const THICKEST_TOOTH = 1.6;

/** A comb has at least this many teeth, which leave two places for digits. */
const LEAST_TEETH = 3;

/** The outermost teeth are at most this many thicknesses of the line away from its ends. */
const AT_END = 2;

/** What stands on a comb is at least this share as high as it. */
const WRITTEN = 0.8;

/**
 * Takes away the combs of forms: a line to write on, with a tooth at both ends and between the digits, whose teeth would be
 * read as ones. A digit that touches it stays.
 */
export function withoutCombs(mask: Mask): Mask {
  const { labels, components } = connectedComponents(mask);
  // Noise leaves thousands of specks.
  const tall = components.filter(({ box }) => box.height >= LOWEST);
  const wide = tall.filter(({ box }) => box.width >= LEAST_ASPECT * box.height);
  if (wide.length === 0 || areCrowd(tall)) return mask;
  let data = mask.data;
  for (const piece of wide) {
    if (!tall.some((other) => other !== piece && standsOn(other, piece))) continue;
    const comb = combIn(piece, labels, mask.width);
    if (comb === null) continue;
    if (data === mask.data) data = mask.data.slice();
    for (const at of comb) data[at] = 0;
  }
  return data === mask.data ? mask : { ...mask, data };
}

function standsOn({ box: digit }: Component, { box: comb }: Component): boolean {
  const bottom = digit.y + digit.height;
  return (
    digit.height >= WRITTEN * comb.height &&
    digit.x > comb.x &&
    digit.x + digit.width < comb.x + comb.width &&
    digit.y < comb.y + comb.height / 2 &&
    bottom > comb.y - digit.height / 2
  );
}

/** @returns the places of a comb's pixels; `null` if the piece is none */
function combIn(piece: Component, labels: Int32Array, across: number): number[] | null {
  const { box, label } = piece;
  const own = (x: number, y: number): boolean => labels[(box.y + y) * across + box.x + x] === label;
  const line = lineUnder(piece, own);
  if (line === null) return null;
  const { height, thickness } = line;
  const data = new Uint8Array(box.width * box.height);
  const places: number[] = [];
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      if (!own(x, y)) continue;
      if (y > height(x) - thickness - 1) places.push((box.y + y) * across + box.x + x);
      else data[y * box.width + x] = 1;
    }
  }
  const above = connectedComponents({ width: box.width, height: box.height, data });
  const teeth = above.components.filter(
    (part) =>
      isTooth(part.box, thickness) && height(part.box.x) - part.box.y - part.box.height < 2 * thickness + 2,
  );
  const first = Math.min(...teeth.map((tooth) => tooth.box.x));
  const last = Math.max(...teeth.map((tooth) => tooth.box.x + tooth.box.width));
  const atEnd = AT_END * thickness;
  if (teeth.length < LEAST_TEETH || first > atEnd || last < box.width - atEnd) return null;
  const toothLabels = new Set(teeth.map((tooth) => tooth.label));
  above.labels.forEach((part, at) => {
    if (!toothLabels.has(part)) return;
    places.push((box.y + Math.floor(at / box.width)) * across + box.x + (at % box.width));
  });
  return places;
}

function isTooth({ width, height }: Component['box'], thickness: number): boolean {
  return width <= THICKEST_TOOTH * thickness + 1 && height > width;
}

/** The straight line along a piece's lower side: how far down its lower edge is in each column, and how thick it is. */
function lineUnder(
  { box: { width, height } }: Component,
  own: (x: number, y: number) => boolean,
): { readonly height: (x: number) => number; readonly thickness: number } | null {
  const bottoms = new Int32Array(width);
  const thicknesses = new Int32Array(width);
  for (let x = 0; x < width; x++) {
    let bottom = height - 1;
    while (bottom >= 0 && !own(x, bottom)) bottom--;
    let top = bottom;
    while (top >= 0 && own(x, top)) top--;
    bottoms[x] = bottom;
    thicknesses[x] = bottom - top;
  }
  const thickness = median(thicknesses.sort())!;
  if (thickness > THIN * height) return null;
  // Through the middles of its halves (Wald, "The fitting of straight lines", 1940).
  const half = width >> 1;
  const left = median(bottoms.slice(0, half).sort())!;
  const right = median(bottoms.slice(width - half).sort())!;
  const slope = (right - left) / (width - half);
  const heightAt = (x: number): number => left + slope * (x - half / 2);
  const straight = bottoms.filter((bottom, x) => Math.abs(bottom - heightAt(x)) <= STRAIGHT * thickness + 1);
  return straight.length >= NEARLY_ALL * width ? { height: heightAt, thickness } : null;
}
