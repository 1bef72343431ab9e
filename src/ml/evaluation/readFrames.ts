import { inkOf } from '../data/frames';
import type { LabelledImages } from '../data/labelledImages';
import { FRAME_SIZE } from '../image/picture';
import type { FrameReader } from '../pictureReader';
import type { Prediction } from '../reading';

/** Images that are read at once. */
const BATCH = 512;

/**
 * What a reader makes of each image, in their order.
 * @param progress awaited after each batch with the number of images read: lets messages through, and throws to stop
 */
export async function readFrames(
  reader: FrameReader,
  { images, count }: Pick<LabelledImages, 'images' | 'count'>,
  progress: (read: number) => Promise<void>,
): Promise<Prediction[]> {
  const predictions: Prediction[] = [];
  while (predictions.length < count) {
    const start = predictions.length;
    const bytes = images.subarray(start * FRAME_SIZE, Math.min(start + BATCH, count) * FRAME_SIZE);
    predictions.push(...reader.predict(inkOf(bytes)));
    await progress(predictions.length);
  }
  return predictions;
}
