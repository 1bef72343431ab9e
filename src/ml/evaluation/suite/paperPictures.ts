import { FRAME_SIDE, type Colour, type InkPicture, type RgbaPicture } from '../../image/picture';
import { interpolated } from '../../image/scaling';
import type { Random } from '../../random';
import { withJpegArtefacts } from './jpegArtefacts';

/** Where the middle of the 28 x 28 pixels is, both ways: pixels lie at whole numbers. */
const MIDDLE = (FRAME_SIDE - 1) / 2;

/** How ink on a ground is lit and taken. */
export interface Exposure {
  /** 0..255. */
  readonly paper: Colour;
  readonly ink: Colour;
  /** What is printed on the paper: 0 for nothing, 1 for as dark as ink. */
  readonly print: (x: number, y: number) => number;
  /** The light that falls on a place of the picture, 0..1; both coordinates from 0 to 1. */
  readonly light: (x: number, y: number) => number;
  /** Standard deviation, in steps of 255. */
  readonly noise: number;
  readonly jpegQuality: number | null;
  /** Whether there is no paper at all, and how opaque the ink is then. */
  readonly inkAlpha: number | null;
}

/** How a digit is put on paper and photographed. */
interface Scene extends Exposure {
  /** Height of the 28 x 28 pixels that the digit comes in, in pixels of the picture. */
  readonly size: number;
  /** Degrees, clockwise. */
  readonly rotation: number;
}

/** What makes a picture hard to read, its strength drawn from 0 (harmless) to 1 (the end of the stated range). */
export interface Disturbance {
  readonly name: string;
  /** Its range in words. */
  readonly range: string;
  readonly scene: (strength: number, random: Random, usual: Scene) => Partial<Scene>;
}

/** The print of ruled or squared paper is up to this share as dark as the ink. */
const DARKEST_PRINT = 0.5;

export const DISTURBANCES: readonly Disturbance[] = [
  {
    name: 'shadow',
    range: 'light falls off to 100-40 %, evenly or at an edge, soft or hard',
    scene: (strength, random) => ({ light: shadow(1 - 0.6 * strength, random) }),
  },
  {
    name: 'ruled paper',
    range: 'lines 0-50 % as dark as the ink',
    scene: (strength, random, { size }) => ({ print: lines(DARKEST_PRINT * strength, size, random, false) }),
  },
  {
    name: 'squared paper',
    range: 'lines 0-50 % as dark as the ink',
    scene: (strength, random, { size }) => ({ print: lines(DARKEST_PRINT * strength, size, random, true) }),
  },
  { name: 'noise', range: 'sigma 0-25 of 255', scene: (strength) => ({ noise: 25 * strength }) },
  { name: 'JPEG', range: 'quality 60-20', scene: (strength) => ({ jpegQuality: 60 - 40 * strength }) },
  {
    name: 'coloured ink',
    range: 'any hue, lightness 20-60 %',
    scene: (strength, random) => ({ ink: colour(random.between(0, 6), 0.2 + 0.4 * strength) }),
  },
  {
    name: 'rotation',
    range: '0-20 degrees either way',
    scene: (strength, random) => ({ rotation: 20 * strength * (random.next() < 0.5 ? -1 : 1) }),
  },
  { name: 'huge', range: '500-2,000 pixels', scene: (strength) => ({ size: 500 + 1500 * strength }) },
  {
    name: 'tiny',
    range: 'digits 24-12 pixels high',
    scene: (strength) => ({ size: (FRAME_SIDE * (24 - 12 * strength)) / 20 }),
  },
  {
    name: 'alpha',
    range: 'ink on nothing, black or white, opaque to 100-50 %',
    scene: (strength, random) => ({
      inkAlpha: 1 - 0.5 * strength,
      ink: random.next() < 0.5 ? [0, 0, 0] : [255, 255, 255],
    }),
  },
  {
    name: 'polarity',
    range: 'light on dark, contrast 100-40 %',
    scene: (strength) => {
      const dark = 20 + 60 * strength;
      const light = dark + 235 - 141 * strength;
      return { paper: [dark, dark, dark], ink: [light, light, light] };
    },
  },
];

/** A picture of a digit (28 x 28, ink 0..1) on paper, disturbed in one way. @param strength 0..1 */
export function disturbedPicture(
  digit: Float32Array,
  disturbance: Disturbance,
  strength: number,
  random: Random,
): RgbaPicture {
  const usual: Scene = {
    size: random.between(60, 220),
    rotation: 0,
    paper: [random.between(225, 250), random.between(225, 250), random.between(215, 245)],
    ink: [random.between(20, 60), random.between(20, 60), random.between(30, 90)],
    print: () => 0,
    light: () => 1,
    noise: 1.5,
    jpegQuality: null,
    inkAlpha: null,
  };
  return photograph(
    { width: FRAME_SIDE, height: FRAME_SIDE, data: digit },
    { ...usual, ...disturbance.scene(strength, random, usual) },
    random,
  );
}

function photograph(digit: InkPicture, scene: Scene, random: Random): RgbaPicture {
  const { size } = scene;
  const scale = size / FRAME_SIDE;
  const width = Math.round(size * random.between(1, 1.5));
  const height = Math.round(size * random.between(1, 1.5));
  const [centreX, centreY] = [
    random.between(size / 2, width - size / 2),
    random.between(size / 2, height - size / 2),
  ];
  const angle = (-scene.rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  const share = (x: number, y: number): number => {
    const [dx, dy] = [x + 0.5 - centreX, y + 0.5 - centreY];
    return interpolated(digit, cos * dx - sin * dy + MIDDLE, sin * dx + cos * dy + MIDDLE);
  };
  return exposed({ width, height }, share, scene, random);
}

/** A picture of ink. @param inkAt how much of a pixel is covered with ink, 0..1 */
export function exposed(
  { width, height }: { readonly width: number; readonly height: number },
  inkAt: (x: number, y: number) => number,
  { paper, ink, print, light, noise, jpegQuality, inkAlpha }: Exposure,
  random: Random,
): RgbaPicture {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const lit = light((x + 0.5) / width, (y + 0.5) / height);
      const share = inkAt(x, y);
      const covered = Math.max(share, inkAlpha === null ? print(x, y) : 0);
      const to = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel++) {
        const own = inkAlpha === null ? mixed(paper[channel]!, ink[channel]!, covered) : ink[channel]!;
        data[to + channel] = Math.min(255, Math.max(0, Math.round(own * lit + noise * random.normal())));
      }
      data[to + 3] = inkAlpha === null ? 255 : Math.round(255 * inkAlpha * share);
    }
  }
  const picture = { width, height, data };
  return jpegQuality === null ? picture : withJpegArtefacts(picture, Math.round(jpegQuality));
}

function mixed(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** Over how much of the picture light falls off: over all of it, at a soft edge, at a hard one. */
const SHADOW_WIDTHS: readonly ((random: Random) => number)[] = [
  () => 1.5,
  (random) => random.between(0.1, 0.5),
  (random) => random.between(0.005, 0.1),
];

/**
 * Light that falls off along a line through the picture to its darkest, evenly or at an edge, soft or hard, that passes
 * its middle at up to 0.3 of its side. As `Exposure.light`.
 */
export function shadow(darkest: number, random: Random): (x: number, y: number) => number {
  const angle = random.between(0, 2 * Math.PI);
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const width = SHADOW_WIDTHS[random.integer(SHADOW_WIDTHS.length)]!(random);
  const start = random.between(-0.3, 0.3) - width / 2;
  return (x, y) => {
    const along = ((x - 0.5) * dx + (y - 0.5) * dy - start) / width;
    const share = Math.min(1, Math.max(0, along));
    return 1 - (1 - darkest) * share * share * (3 - 2 * share);
  };
}

/** Lines across the paper, and down it too if it is squared, a little aslant. */
function lines(
  darkness: number,
  size: number,
  random: Random,
  isSquared: boolean,
): (x: number, y: number) => number {
  const distance = size * (isSquared ? random.between(0.2, 0.5) : random.between(0.35, 0.9));
  const thickness = Math.max(1, size * random.between(0.008, 0.02));
  const slope = random.between(-0.03, 0.03);
  const [startX, startY] = [random.between(0, distance), random.between(0, distance)];
  const line = (at: number): number => {
    const off = Math.abs((((at % distance) + distance) % distance) - distance / 2);
    return Math.min(1, Math.max(0, thickness / 2 + 0.5 - off));
  };
  return (x, y) => {
    const across = line(y + slope * x + startY);
    return darkness * (isSquared ? Math.max(across, line(x - slope * y + startX)) : across);
  };
}

/** A saturated colour. @param hue 0..6, red at 0 @param lightness 0..1 */
function colour(hue: number, lightness: number): Colour {
  const chroma = (1 - Math.abs(2 * lightness - 1)) * 0.8;
  const channel = (offset: number): number => {
    const distance = Math.abs(((hue + offset) % 6) - 3);
    return 255 * (lightness + chroma * (Math.min(1, Math.max(0, distance - 1)) - 0.5));
  };
  return [channel(0), channel(4), channel(2)];
}
