// npm run make-samples: draws samples/ and test/fixtures/ anew, always the same, from the project's own synthetic digits.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { installDependencies } from './host/install.mjs';
import { importTypeScript } from './host/testBundles.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {import('../src/ml/image/picture').RgbaPicture} RgbaPicture
 * @typedef {import('../test/syntheticPicture').PictureLook} PictureLook
 * @typedef {{ file: string, digits: string, seed: number } & Partial<PictureLook>} Sample
 */

await installDependencies();
const { default: encodeWebp, init: startWebp } = await import('@jsquash/webp/encode.js');
const { Jimp } = await import('jimp');
/** @type {typeof import('../src/ml/random')} */
const { Random } = await importTypeScript('src/ml/random.ts');
/** @type {typeof import('../src/ml/data/syntheticDigits')} */
const { PAD_SIDE, syntheticStrokes, syntheticDataset } = await importTypeScript(
  'src/ml/data/syntheticDigits.ts',
);
/** @type {typeof import('../test/syntheticPicture')} */
const { drawPicture, placeStrokes } = await importTypeScript('test/syntheticPicture.ts');
/** @type {typeof import('../src/ml/data/idx')} */
const { writeIdx } = await importTypeScript('src/ml/data/idx.ts');

/** @type {PictureLook} */
const BLUE_ON_WHITE = {
  width: 160,
  height: 160,
  penWidth: 8,
  ink: [25, 40, 130],
  paper: () => [255, 255, 255],
};
const grain = new Random(1);

/** The pictures of samples/; how each is to be read is the first part of its name. */
/** @type {Sample[]} */
const SAMPLES = [
  { file: 'seven.png', digits: '7', seed: 6 },
  { file: 'three-on-black.png', digits: '3', seed: 7, ink: [255, 255, 255], paper: () => [0, 0, 0] },
  {
    file: 'five-pencil.jpg',
    digits: '5',
    seed: 4,
    width: 320,
    height: 240,
    penWidth: 6,
    ink: [120, 120, 122],
    paper: () => [232 + 5 * grain.normal(), 228, 218],
    light: (x, y) => 0.98 - (0.45 * (x + 0.5 * y)) / 440,
  },
  {
    file: 'four-squared-paper.png',
    digits: '4',
    seed: 1,
    width: 240,
    height: 240,
    penWidth: 7,
    ink: [30, 30, 40],
    paper: (x, y) => (x % 24 < 1 || y % 24 < 1 ? [190, 205, 235] : [250, 250, 246]),
  },
  { file: 'eight.bmp', digits: '8', seed: 6, width: 72, height: 72, penWidth: 5 },
  { file: 'six.gif', digits: '6', seed: 7, ink: [170, 20, 20] },
  { file: 'nine.tiff', digits: '9', seed: 1, width: 72, height: 72, penWidth: 4, ink: [0, 0, 0] },
  {
    file: 'two.webp',
    digits: '2',
    seed: 4,
    ink: [20, 90, 50],
    paper: (x, y) => [245 - (x + y) / 8, 240 - (x + y) / 8, 225 - (x + y) / 8],
  },
  {
    file: 'one-chalk.jpg',
    digits: '1',
    seed: 1,
    ink: [215, 215, 205],
    paper: () => [48, 62, 56],
    penWidth: 10,
  },
  { file: 'zero-marker.png', digits: '0', seed: 2, penWidth: 22, ink: [10, 10, 10] },
  { file: 'number-2024.png', digits: '2024', seed: 1 },
  {
    file: 'number-31415.jpg',
    digits: '31415',
    seed: 3,
    penWidth: 5,
    ink: [60, 62, 75],
    paper: () => [225 + 4 * grain.normal(), 222, 212],
    light: (x) => 0.65 + (0.33 * x) / 700,
  },
  ...Array.from({ length: 10 }, (_, digit) => ({
    file: `digits/${digit}.png`,
    digits: String(digit),
    seed: 7,
    width: 96,
    height: 96,
    penWidth: 6,
  })),
];

for (const sample of SAMPLES) await writePicture(join(root, 'samples', sample.file), draw(sample));
await writeDrawings(join(root, 'samples/drawings.json'));
await writeFixture(join(root, 'test/fixtures/synthetic'));

/**
 * Writes the digits next to each other, each in a square as high as the picture.
 * @param {Sample} sample
 */
function draw({ digits, seed, ...look }) {
  const whole = { ...BLUE_ON_WHITE, ...look };
  const side = whole.height;
  const pitch = digits.length > 1 ? 0.8 * side : side;
  const random = new Random(seed);
  const strokes = [...digits].flatMap((digit, index) => {
    const middle = look.width === undefined ? (index + 0.5) * pitch : whole.width / 2;
    return centred(
      syntheticStrokes(Number(digit), random.fork(`${index}: ${digit}`)),
      0.62 * side,
      middle,
      side / 2,
    );
  });
  return drawPicture(strokes, { ...whole, width: look.width ?? Math.round(pitch * digits.length) });
}

/**
 * @param {readonly import('../src/ml/image/stroke').Stroke[]} strokes
 * @param {number} height the longer side that the strokes get, in pixels
 * @param {number} x their centre
 * @param {number} y
 */
function centred(strokes, height, x, y) {
  const xs = strokes.flat().map((point) => point.x);
  const ys = strokes.flat().map((point) => point.y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const scale = height / Math.max(right - left, bottom - top);
  return placeStrokes(strokes, scale, x - (scale * (left + right)) / 2, y - (scale * (top + bottom)) / 2);
}

/**
 * @param {string} path its extension says the format
 * @param {RgbaPicture} picture
 */
async function writePicture(path, picture) {
  await mkdir(dirname(path), { recursive: true });
  if (path.endsWith('.webp')) {
    await writeFile(path, await toWebp(picture));
    return;
  }
  const { width, height, data } = picture;
  const image = Jimp.fromBitmap({ width, height, data: Buffer.from(data) });
  if (path.endsWith('.jpg')) await writeFile(path, await image.getBuffer('image/jpeg', { quality: 80 }));
  else await image.write(/** @type {`${string}.png`} */ (path));
}

/** @param {RgbaPicture} picture */
async function toWebp({ width, height, data }) {
  const wasm = createRequire(import.meta.url).resolve('@jsquash/webp/codec/enc/webp_enc_simd.wasm');
  await startWebp({ wasmBinary: await readFile(wasm) });
  const pixels = {
    width,
    height,
    data: new Uint8ClampedArray(data),
    colorSpace: /** @type {const} */ ('srgb'),
  };
  return Buffer.from(await encodeWebp(/** @type {ImageData} */ (pixels), { quality: 80 }));
}

/**
 * Ten drawings in the format that `digit classify --strokes` takes.
 * @param {string} path
 */
async function writeDrawings(path) {
  const random = new Random(5);
  const drawings = Array.from({ length: 10 }, (_, label) => ({
    label,
    strokes: syntheticStrokes(label, random).map((stroke) =>
      stroke.map(({ x, y }) => [Math.round(Math.min(x, PAD_SIDE)), Math.round(Math.min(y, PAD_SIDE))]),
    ),
  }));
  await writeFile(path, `[\n${drawings.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);
}

/**
 * A tiny dataset in MNIST's files, for tests.
 * @param {string} folder
 */
async function writeFixture(folder) {
  await mkdir(folder, { recursive: true });
  const { train, test } = syntheticDataset(300, 100, 1);
  if (test === undefined) throw new Error('The synthetic dataset has no test images.');
  for (const [name, { count, images, labels }] of Object.entries({ train, t10k: test })) {
    await writeFile(
      join(folder, `${name}-images-idx3-ubyte.gz`),
      gzipSync(writeIdx([count, 28, 28], images)),
    );
    await writeFile(join(folder, `${name}-labels-idx1-ubyte.gz`), gzipSync(writeIdx([count], labels)));
  }
}
