import { median, quantile } from '../../../quantile';
import { connectedComponents, type Component } from '../../components';
import type { Mask } from '../../picture';
import { averaged } from '../light/averaged';
import { areaOf, convexHull, rowEnds, simplified, type Point } from '../shapes/convexHull';
import type { GreyPicture } from '../luminance';
import {
  areSharp,
  areUnwritten,
  EDGE_MARGIN,
  edgesInside,
  edgesOf,
  isAlongBorder,
  lengthOf,
} from './sheetEdges';
import { spread } from './spread';
import { thickest } from '../shapes/thickest';
import { above, inverse, otsu } from '../threshold';
import type { Size } from '../workingSize';

/** Sheets are looked for in a picture of this longer side, in pixels: their edges are seen in it, and it is done at once. */
const LONGEST_SIDE_FOR_SHEETS = 256;

/** A sheet covers at least this share of the picture. */
const SMALLEST = 0.1;

/**
 * A sheet is at least this wide and high, in pixels of the small picture: a smaller one has no room for edges and
 * writing.
 */
const LEAST_SIDE = 64;

/** A sheet leaves at least this share of the picture as a rim; a frame of 10 pixels around 300 x 350 is 0.12. */
const SMALLEST_RIM = 0.03;

/** Nothing is a sheet unless some ink is a square of this share of the picture's shorter side, thicker than strokes. */
const FAT = 0.08;

/**
 * At least this share of a sheet's outermost pixels is paper; up to an eighth is lost where its edge runs between
 * pixels.
 */
const UNBROKEN = 0.8;

/**
 * At least this share of what is within a sheet's outline is paper: a frame has less, a thick digit that fills its
 * sheet leaves 0.75.
 */
const FILLED = 0.6;

/** At least this share of what is beside a sheet is no part of it, nor like it. */
const BARE = 0.85;

/** An outline bends this much at most, as a share of the sheet's side: more is a curve, as digits have. */
const BEND = 0.012;

/** A ground is even if half of it is as light within this, 0..1. */
const EVEN = 0.01;

/** What a picture shows of a sheet of paper, or of a canvas, that lies on something else. */
export interface Sheet {
  /** Where it was cut out, in pixels of the picture. */
  readonly x: number;
  readonly y: number;
  /** The sheet alone, upright; corners that it does not fill are as light as its nearest part. */
  readonly grey: GreyPicture;
  /**
   * The whole picture with the sheet filled in; `null` if what is beside it is not even, as what a program or a printer
   * fills is: what lies about on a desk cannot be told from writing.
   */
  readonly beside: GreyPicture | null;
}

/**
 * Finds the sheet of paper in a picture of paper on a darker desk, in a scan with a black frame, or the canvas in a picture
 * of a page. Without this, whatever the border shows would be taken for paper, and the sheet for ink.
 *
 * Two masks are searched: what was taken for ink, and a split by lightness alone (both ways round), because a desk that is
 * seen on some sides only cannot be told from shadow.
 * @param dark what was taken for ink, as large as the picture
 * @returns `null` if there is none
 */
export function sheetIn(grey: GreyPicture, dark: Mask): Sheet | null {
  const shrinking = Math.max(1, Math.max(grey.width, grey.height) / LONGEST_SIDE_FOR_SHEETS);
  const ink = above(shrunk(dark, shrinking), 0.5);
  if (thickest(ink) < FAT * Math.min(ink.width, ink.height)) return null;
  const small = shrunk(grey, shrinking);
  const split = otsu(small.data);
  if (split === null) return null;
  const light = above(small, split.threshold);
  for (const mask of [ink, light, inverse(light)]) {
    const sheet = sheetOf(mask, small);
    if (sheet !== null) return cutOut(grey, sheet);
  }
  return null;
}

/** A sheet in the small picture. */
interface FoundSheet {
  /** Clockwise. */
  readonly corners: readonly Point[];
  /** The lightness of its paper, and beyond its edges that of the nearest part. */
  readonly paper: GreyPicture;
}

function sheetOf(mask: Mask, small: GreyPicture): FoundSheet | null {
  const { labels, components } = connectedComponents(mask);
  const size = mask.width * mask.height;
  const largest = components.reduce<Component | null>(
    (most, piece) => (most === null || piece.area > most.area ? piece : most),
    null,
  );
  if (largest === null || largest.area < SMALLEST * size) return null;
  if (Math.min(largest.box.width, largest.box.height) < LEAST_SIDE) return null;
  const outline = convexHull(rowEnds(labels, mask.width, largest.label));
  const area = areaOf(outline);
  if (area > (1 - SMALLEST_RIM) * size || largest.area < FILLED * area) return null;
  const corners = simplified(outline, 1 + BEND * Math.sqrt(area));
  const edges = edgesInside(corners, mask);
  if (edges === null || !areSharp(edges, small)) return null;
  const isPaper = labels.map((label) => Number(label === largest.label));
  if (!isSolid(isPaper, mask, corners) || !areUnwritten(edges, isPaper, mask)) return null;
  const known = inside(corners, mask, EDGE_MARGIN).map((value, at) => value & isPaper[at]!);
  return { corners, paper: spread(small, known) };
}

/** Whether the rim within an outline is paper, and what is beside it is nothing like it: not another line of ruled paper. */
function isSolid(isPaper: Int32Array, mask: Mask, corners: readonly Point[]): boolean {
  const within = inside(corners, mask, 0);
  const core = inside(corners, mask, EDGE_MARGIN);
  const rim = { all: 0, paper: 0 };
  const beside = { all: 0, like: 0 };
  isPaper.forEach((paper, at) => {
    if (core[at] === 1) return;
    if (within[at] === 1) {
      rim.all++;
      rim.paper += paper;
    } else {
      beside.all++;
      beside.like += mask.data[at]!;
    }
  });
  return rim.paper >= UNBROKEN * rim.all && beside.like <= (1 - BARE) * beside.all;
}

/**
 * The pixels inside an outline by at least `margin`, 1 for each, row-major; those of the picture's border count as inside
 * where the sheet goes on beyond it.
 * @param target the size of the result, if it is not the picture's
 */
function inside(corners: readonly Point[], picture: Size, margin: number, target = picture): Uint8Array {
  const { width, height } = target;
  const scale = width / picture.width;
  const result = new Uint8Array(width * height);
  const edges = edgesOf(corners).filter((edge) => lengthOf(edge) > 0);
  for (let row = 0; row < height; row++) {
    const y = ((row + 0.5) * picture.height) / height;
    let [left, right] = [0, picture.width];
    for (const edge of edges) {
      const [from, to] = edge;
      const [dx, dy] = [to.x - from.x, to.y - from.y];
      const depth = isAlongBorder(edge, picture) ? -EDGE_MARGIN : margin;
      // On or right of the edge, seen along it: dx (y - from.y) - dy (x - from.x) >= depth * length.
      const least = depth * lengthOf(edge) - dx * (y - from.y);
      if (dy < 0) left = Math.max(left, from.x - least / dy);
      else if (dy > 0) right = Math.min(right, from.x - least / dy);
      else if (least > 0) right = left;
    }
    const [first, last] = [Math.ceil(left * scale - 0.5), Math.floor(right * scale - 0.5)];
    if (last >= first)
      result.fill(1, row * width + Math.max(0, first), row * width + Math.min(width - 1, last) + 1);
  }
  return result;
}

/** Cuts the box around a sheet out of the picture that was shrunk to find it. */
function cutOut(grey: GreyPicture, { corners, paper }: FoundSheet): Sheet {
  const xs = corners.map(({ x }) => (x * grey.width) / paper.width);
  const ys = corners.map(({ y }) => (y * grey.height) / paper.height);
  const x = Math.max(0, Math.floor(Math.min(...xs)));
  const y = Math.max(0, Math.floor(Math.min(...ys)));
  const width = Math.min(grey.width, Math.ceil(Math.max(...xs))) - x;
  const height = Math.min(grey.height, Math.ceil(Math.max(...ys))) - y;
  const within = inside(corners, paper, EDGE_MARGIN, grey);
  const data = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    const smallRow = Math.floor(((y + row) * paper.height) / grey.height) * paper.width;
    for (let column = 0; column < width; column++) {
      data[row * width + column] =
        within[(y + row) * grey.width + x + column] === 1
          ? grey.data[(y + row) * grey.width + x + column]!
          : paper.data[smallRow + Math.floor(((x + column) * paper.width) / grey.width)]!;
    }
  }
  const beside = outside(grey, inside(corners, paper, -EDGE_MARGIN, grey));
  return { x, y, grey: { width, height, data }, beside };
}

/** What is beside a sheet, which is filled in; `null` if it is not even. */
function outside(grey: GreyPicture, isSheet: Uint8Array): GreyPicture | null {
  const ground = grey.data.filter((_, at) => isSheet[at] === 0).sort();
  if (ground.length === 0 || quantile(ground, 0.75)! - quantile(ground, 0.25)! > EVEN) return null;
  const middle = median(ground)!;
  return { ...grey, data: grey.data.map((value, at) => (isSheet[at] === 1 ? middle : value)) };
}

function shrunk(picture: Size & { readonly data: ArrayLike<number> }, by: number): GreyPicture {
  const { width, height } = picture;
  const target = { width: Math.max(1, Math.round(width / by)), height: Math.max(1, Math.round(height / by)) };
  return averaged(picture, target, {
    column: (x) => Math.floor((x * target.width) / width),
    row: (y) => Math.floor((y * target.height) / height),
  });
}
