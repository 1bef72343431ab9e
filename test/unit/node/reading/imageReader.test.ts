import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Jimp } from 'jimp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeIdx } from '../../../../src/ml/data/idx';
import { isCancelled, isUserError } from '../../../../src/ml/userError';
import { ImageReader } from '../../../../src/node/reading/imageReader';
import { temporaryFolder } from '../temporaryFolder';
import { untrainedModel } from '../untrainedModel';

const DIST = resolve(import.meta.dirname, '../../../../dist');

function reader(distFolder = DIST): ImageReader {
  const imageReader = new ImageReader(distFolder);
  onTestFinished(() => imageReader.dispose());
  return imageReader;
}

/** White paper with a black bar, 40 x 60 pixels: something to find. */
async function bar(): Promise<Buffer> {
  const image = new Jimp({ width: 40, height: 60, color: 0xffffffff });
  image.scan(17, 10, 6, 40, (x, y) => void image.setPixelColor(0x000000ff, x, y));
  return image.getBuffer('image/png');
}

const blank = () => new Jimp({ width: 30, height: 30, color: 0xffffffff }).getBuffer('image/png');

describe('ImageReader', () => {
  it('reads a picture, and gives its size and a small preview', async () => {
    const imageReader = reader();
    await imageReader.useModel(await untrainedModel());
    const { width, height, reading, preview } = await imageReader.read(await bar(), 30);
    expect([width, height, preview?.width, preview?.height]).toEqual([40, 60, 20, 30]);
    expect(reading.text).toMatch(/^\d$/);
    const [digit] = reading.digits;
    expect(digit?.frame).toHaveLength(784);
    expect(digit?.probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    expect(digit?.box).toMatchObject({ x: 17, y: 10, width: 6, height: 40 });
  });

  it('reads nothing where nothing is written, and makes no preview unasked', async () => {
    const imageReader = reader();
    await imageReader.useModel(await untrainedModel());
    const { reading, preview } = await imageReader.read(await blank());
    expect([reading.text, reading.digits, preview]).toEqual([null, [], null]);
  });

  it('knows how large the largest picture was that it unpacked', async () => {
    const imageReader = reader();
    expect(imageReader.largestUnpacked).toBe(0);
    for (const picture of [await bar(), await blank()]) await imageReader.decode(picture, 10);
    expect(imageReader.largestUnpacked).toBe(40 * 60 * 4);
  });

  it('looks at a picture without a model: at large, and step by step until only its ink is left', async () => {
    const { width, picture, steps } = await reader().inspect(await bar(), {
      times: 1,
      longestSide: 30,
      longestSideOfStep: 60,
    });
    expect([width, picture.width, picture.height]).toEqual([40, 20, 30]);
    expect(steps).toHaveLength(4);
    for (const step of steps) {
      expect([step.width, step.height]).toEqual([40, 60]);
      const lightness = (x: number, y: number) => step.data[(y * 40 + x) * 4];
      // Ink is dark on light paper in every step.
      expect(lightness(20, 30)).toBeLessThan(40);
      expect(lightness(5, 30)).toBeGreaterThan(250);
    }
  });

  it('shows the steps of a picture that was read enlarged as it was read', async () => {
    const { width, picture, steps } = await reader().inspect(await bar(), {
      times: 3,
      longestSide: 60,
      longestSideOfStep: 180,
    });
    expect([width, picture.width, picture.height]).toEqual([40, 40, 60]);
    expect(steps.map((step) => [step.width, step.height])).toEqual(Array(4).fill([120, 180]));
  });

  it('answers in the order of the calls', async () => {
    const imageReader = reader();
    await imageReader.useModel(await untrainedModel());
    const order: string[] = [];
    const note = (name: string) => () => void order.push(name);
    await Promise.all([
      imageReader.read(await bar()).then(note('bar')),
      imageReader.read(await blank()).then(note('blank')),
      imageReader.decode(await bar(), 10).then(note('decoded')),
    ]);
    expect(order).toEqual(['bar', 'blank', 'decoded']);
  });

  it('decodes without a model', async () => {
    expect(await reader().decode(await bar(), 30)).toMatchObject({ width: 20, height: 30 });
  });

  it('unpacks IDX files, plain or gzipped, and says what is wrong with one', async () => {
    const imageReader = reader();
    const values = Uint8Array.from({ length: 12 }, (_, index) => index);
    const idx = writeIdx([2, 3, 2], values);
    for (const bytes of [idx, gzipSync(idx)]) {
      expect(await imageReader.readIdx(bytes, 'a')).toEqual({ shape: [2, 3, 2], data: values });
    }
    await expect(imageReader.readIdx(idx.subarray(0, 20), 'a')).rejects.toThrow(/^a is cut short/);
    // 300 MB of zeros are small on disk.
    const bomb = gzipSync(new Uint8Array(300 << 20), { level: 1 });
    await expect(imageReader.readIdx(bomb, 'a')).rejects.toThrow(/more than 256 MB/);
  });

  it('reads frames as the recogniser does, in their order', async () => {
    const imageReader = reader();
    await imageReader.useModel(await untrainedModel());
    const images = new Uint8Array(3 * 784);
    images.fill(255, 784 + 300, 784 + 400);
    const { digits, outcomes, confidences } = await imageReader.readFrames(images);
    expect([digits.length, outcomes.length, confidences.length]).toEqual([3, 3, 3]);
    expect([digits[2], confidences[2]]).toEqual([digits[0], confidences[0]]);
    expect(confidences[1]).not.toBe(confidences[0]);
    // One of them by itself, with all that there is to tell.
    const one = await imageReader.readFrame(images.subarray(784, 2 * 784));
    expect([one.digit, Math.fround(one.confidence)]).toEqual([digits[1], confidences[1]]);
    expect(one.probabilities).toHaveLength(10);
    expect(one.probabilities[one.digit]).toBe(one.confidence);
  });

  it('says what was not done where there is a fault in it', async () => {
    const [picture, images] = await Promise.allSettled([
      // Neither can be read without a model, which whoever asks has to see to.
      reader().read(await bar()),
      reader().readFrames(new Uint8Array(784)),
    ]);
    expect([picture, images]).toMatchObject([
      {
        reason: {
          message: expect.stringMatching(/^The image could not be read because of a fault/) as string,
        },
      },
      {
        reason: {
          message: expect.stringMatching(/^The images could not be read because of a fault/) as string,
        },
      },
    ]);
  });

  it('reads a file of its disk itself, and says if it cannot', async () => {
    const imageReader = reader();
    await imageReader.useModel(await untrainedModel());
    const folder = temporaryFolder();
    const file = join(folder, 'bar.png');
    writeFileSync(file, await bar());
    expect(await imageReader.read(file, 30)).toEqual(await imageReader.read(await bar(), 30));
    await expect(imageReader.read(join(folder, 'gone.png'))).rejects.toThrow(/^There is no file "gone.png"/);
    await expect(imageReader.decode(folder, 30)).rejects.toThrow(/is a folder. Choose a file.$/);
  });

  it('says what is wrong with a file, and reads the next one', async () => {
    const imageReader = reader();
    await imageReader.useModel(await untrainedModel());
    await expect(imageReader.read(new Uint8Array())).rejects.toThrow(/The file is empty/);
    expect((await imageReader.read(await bar())).reading.text).toMatch(/^\d$/);
  });

  it('refuses a damaged model and keeps the one before it', async () => {
    const imageReader = reader();
    const model = await untrainedModel();
    await imageReader.useModel(model);
    const damaged = { ...model, weights: model.weights.subarray(4) };
    await expect(imageReader.useModel(damaged)).rejects.toThrow(/damaged/);
    expect((await imageReader.read(await bar())).reading.text).toMatch(/^\d$/);
  });

  it('starts its engine when it is asked again, after the engine could not be started', async () => {
    const folder = temporaryFolder();
    const copy = (ending: string) => {
      const names = readdirSync(DIST).filter((name) => name.endsWith(ending));
      for (const name of names) copyFileSync(join(DIST, name), join(folder, name));
    };
    copy('.js');
    const imageReader = reader(folder);
    const model = await untrainedModel();
    await expect(imageReader.useModel(model)).rejects.toThrow(/engine does not start/);
    copy('.wasm');
    await imageReader.useModel(model);
    expect((await imageReader.read(await bar())).reading.text).toMatch(/^\d$/);
  });

  it('says that its thread died, and starts another one that knows the model', async () => {
    // A thread that dies when it is shown a file whose first byte is 0, and else tells how often it got a model.
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'reader.js'),
      `const { parentPort } = require('node:worker_threads');
       let models = 0;
       parentPort.on('message', ({ type, id, file }) => {
         if (type === 'model') models++;
         if (file?.[0] === 0) process.exit(3);
         parentPort.postMessage({ type, id, result: models });
       });`,
    );
    const imageReader = reader(folder);
    await imageReader.useModel(await untrainedModel());
    const deaths = await Promise.allSettled([
      imageReader.read(new Uint8Array([0])),
      imageReader.readIdx(new Uint8Array([1]), 'a'),
      imageReader.readFrames(new Uint8Array(784)),
    ]);
    const reasons = deaths.map((death) => {
      if (death.status === 'fulfilled') expect.fail('it was answered');
      expect(isUserError(death.reason)).toBe(true);
      return String(death.reason);
    });
    // Each says what was not done.
    expect(reasons).toEqual([
      expect.stringMatching(/The image could not be read: .+ ended unexpectedly.+ make the image smaller\.$/),
      expect.stringMatching(/The IDX file could not be read: .+ ended unexpectedly.+ Try again\.$/),
      expect.stringMatching(/The images could not be read: .+ ended unexpectedly.+ Try again\.$/),
    ]);
    expect(await imageReader.read(new Uint8Array([1]))).toBe(1);
  });

  it('ends what is under way as cancelled when it is disposed of', async () => {
    const imageReader = reader();
    const reading = imageReader.decode(await bar(), 30);
    imageReader.dispose();
    const error: unknown = await reading.catch((reason: unknown) => reason);
    expect(isCancelled(error)).toBe(true);
    expect(isCancelled(await imageReader.decode(await bar(), 30).catch((reason: unknown) => reason))).toBe(
      true,
    );
  });
});
