// The thread that decodes and reads pictures, so that the one it serves never waits for either. It answers requests in
// the order in which they come.
import { parentPort } from 'node:worker_threads';
import { readNumber, Recogniser, startPortableEngine } from '../../ml/index';
import type { ModelFiles } from '../../ml/models/modelFiles';
import { isUserError } from '../../ml/userError';
import type { ImageReading, ReaderAnswer, ReaderRequest } from '../../protocol/reader';
import { decodeImage, shrink } from '../decoding/index';

let engine: Promise<void> | null = null;
let recogniser: Recogniser | null = null;

async function useModel({ topology, weights, card }: ModelFiles): Promise<void> {
  await (engine ??= startPortableEngine({ wasmFolder: `${__dirname}/` }));
  const next = Recogniser.create({
    topology,
    weights,
    modelId: card.id,
    calibration: card.calibration,
  });
  recogniser?.dispose();
  recogniser = next;
}

async function readImage(bytes: Uint8Array, preview: number): Promise<ImageReading> {
  if (recogniser === null) throw new Error('An image was to be read before there was a model.');
  const picture = await decodeImage(bytes);
  return {
    width: picture.width,
    height: picture.height,
    reading: readNumber(picture, recogniser),
    preview: preview > 0 ? shrink(picture, preview) : null,
  };
}

async function answerTo(request: ReaderRequest): Promise<ReaderAnswer> {
  const { id } = request;
  try {
    switch (request.type) {
      case 'model':
        await useModel(request.files);
        return { type: 'model', id };
      case 'image':
        return { type: 'image', id, result: await readImage(request.bytes, request.preview) };
      case 'decode':
        return {
          type: 'decode',
          id,
          picture: shrink(await decodeImage(request.bytes), request.longestSide),
        };
    }
  } catch (error) {
    return failure(id, error);
  }
}

function failure(id: number, error: unknown): ReaderAnswer {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = isUserError(error)
    ? error.message
    : 'The picture could not be read because of a fault in Digit Lab. The log has the details.';
  return { type: 'failed', id, message, detail };
}

let previous: Promise<void> = Promise.resolve();
parentPort?.on('message', (request: ReaderRequest) => {
  previous = previous.then(async () => parentPort?.postMessage(await answerTo(request)));
});
