// The thread that decodes and reads pictures, so that the one it serves never waits for either. It answers requests in
// the order in which they come.
import { parentPort } from 'node:worker_threads';
import { parseIdx, type IdxTensor } from '../../ml/data/idx';
import { FRAME_SIZE, type RgbaPicture } from '../../ml/image/picture';
import { readFrames, readNumber, Recogniser, startPortableEngine } from '../../ml/index';
import type { ModelFiles } from '../../ml/models/modelFiles';
import { OUTCOMES, type Prediction } from '../../ml/reading';
import { startedOnce } from '../../ml/startedOnce';
import { detailOf, isUserError } from '../../ml/userError';
import type {
  FrameReadings,
  FileContent,
  ImageReading,
  ReaderAnswer,
  ReaderMessage,
  ReaderRequest,
} from '../../protocol/reader';
import { decodeImage, shrink } from '../decoding/index';
import { maybeGunzip } from '../files/gzip';
import { readImageFile } from '../files/imageFile';
import { faultInWords } from './failureInWords';
import { inspect } from './inspect';

/** An IDX file that unpacks to more is not taken into memory, in bytes: 340,000 images of 28 x 28 fit. */
const LARGEST_IDX = 256 * 1024 * 1024;

let recogniser: Recogniser | null = null;

/** Bytes of the largest picture or file of images that was unpacked. */
let largest = 0;

/** Starts what models run on. */
const startEngine = startedOnce(() => startPortableEngine({ wasmFolder: `${__dirname}/` }));

async function useModel({ topology, weights, card }: ModelFiles): Promise<void> {
  await startEngine();
  const next = Recogniser.create({
    topology,
    weights,
    modelId: card.id,
    calibration: card.calibration,
  });
  recogniser?.dispose();
  recogniser = next;
}

function loaded(): Recogniser {
  if (recogniser === null) throw new Error('An image was to be read before there was a model.');
  return recogniser;
}

async function readIdx(bytes: Promise<Uint8Array>, name: string): Promise<IdxTensor> {
  const { shape, data } = parseIdx(await maybeGunzip(await bytes, name, LARGEST_IDX), name);
  largest = Math.max(largest, data.length);
  // Memory of its own, that can be handed over instead of copied.
  return { shape, data: data.slice() };
}

async function readAllFrames(images: Uint8Array): Promise<FrameReadings> {
  const count = images.length / FRAME_SIZE;
  const predictions = await readFrames(loaded(), { images, count }, () => Promise.resolve());
  return {
    digits: Uint8Array.from(predictions, ({ digit }) => digit),
    outcomes: Uint8Array.from(predictions, ({ outcome }) => OUTCOMES.indexOf(outcome)),
    confidences: Float32Array.from(predictions, ({ confidence }) => confidence),
  };
}

async function readFrame(image: Uint8Array): Promise<Prediction> {
  const [prediction] = await readFrames(loaded(), { images: image, count: 1 }, () => Promise.resolve());
  return prediction!;
}

async function decode(bytes: Promise<Uint8Array>): Promise<RgbaPicture> {
  const picture = await decodeImage(await bytes);
  largest = Math.max(largest, picture.data.length);
  return picture;
}

async function readImage(bytes: Promise<Uint8Array>, preview: number): Promise<ImageReading> {
  const reader = loaded();
  const picture = await decode(bytes);
  return {
    width: picture.width,
    height: picture.height,
    reading: readNumber(picture, reader),
    preview: preview > 0 ? shrink(picture, preview) : null,
  };
}

/** @param bytes of the file that the request is about, if it is about one */
async function answerTo(request: ReaderRequest, bytes: Promise<Uint8Array>): Promise<ReaderAnswer> {
  const { id } = request;
  try {
    switch (request.type) {
      case 'model':
        await useModel(request.files);
        return { type: 'model', id };
      case 'image':
        return { type: 'image', id, result: await readImage(bytes, request.preview) };
      case 'decode':
        return { type: 'decode', id, picture: shrink(await decode(bytes), request.longestSide) };
      case 'idx':
        return { type: 'idx', id, tensor: await readIdx(bytes, request.name) };
      case 'frames':
        return { type: 'frames', id, readings: await readAllFrames(request.images) };
      case 'frame':
        return { type: 'frame', id, prediction: await readFrame(request.image) };
      case 'inspect':
        return { type: 'inspect', id, image: inspect(await decode(bytes), request) };
    }
  } catch (error) {
    return failure(request, error);
  }
}

function failure({ id, type }: ReaderRequest, error: unknown): ReaderAnswer {
  const message = isUserError(error) ? error.message : faultInWords(type);
  return { type: 'failed', id, message, detail: detailOf(error) };
}

/** What a file holds. It is fetched at once, while the requests before it are answered. */
function fetched(file: FileContent): Promise<Uint8Array> {
  const bytes = typeof file === 'string' ? readImageFile(file) : Promise.resolve(file);
  // Until it is awaited, its failure must not count as unhandled.
  bytes.catch(() => undefined);
  return bytes;
}

let previous: Promise<void> = Promise.resolve();
parentPort?.on('message', (request: ReaderRequest) => {
  const bytes = fetched('file' in request ? request.file : new Uint8Array());
  previous = previous.then(async () => {
    const answer = await answerTo(request, bytes);
    const message: ReaderMessage = { ...answer, largest };
    parentPort?.postMessage(message, answer.type === 'idx' ? [answer.tensor.data.buffer as ArrayBuffer] : []);
  });
});
