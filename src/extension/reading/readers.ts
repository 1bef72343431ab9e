import type { ModelFiles } from '../../ml/models/modelFiles';
import { ImageReader } from '../../node/reading/imageReader';

/**
 * A reader that has unpacked more bytes than this is not kept, as an idle thread frees no memory: after a picture of 62 million
 * pixels it holds 400 MB. A phone's photo of 12 million pixels, 48 MB unpacked, is below.
 */
const LARGEST_KEPT = 64 * 1024 * 1024;

/**
 * Lends out image readers, each a worker thread. A reader serves one job at a time, so that no job's images are read by
 * the model of another. One reader is kept between jobs, with the model that it has loaded, unless it holds much memory.
 */
export class Readers {
  private idle: ImageReader | null = null;
  private disposed = false;

  /** @param distFolder path of the folder with the bundles */
  constructor(private readonly distFolder: string) {}

  /**
   * Runs `job` with a reader of its own, which it may dispose of to cancel itself.
   * @param model what the reader reads with; without one it only decodes
   * @throws UserError if the model is damaged or the reader cannot start, and whatever `job` throws
   */
  async lend<Result>(
    model: ModelFiles | null,
    job: (reader: ImageReader) => Promise<Result>,
  ): Promise<Result> {
    return this.lendSeveral(1, model, ([reader]) => job(reader!));
  }

  /** As `lend`, with several readers at once. */
  async lendSeveral<Result>(
    count: number,
    model: ModelFiles | null,
    job: (readers: readonly ImageReader[]) => Promise<Result>,
  ): Promise<Result> {
    const readers = Array.from({ length: count }, () => this.takeIdle() ?? new ImageReader(this.distFolder));
    try {
      if (model !== null) await Promise.all(readers.map((reader) => reader.useModel(model)));
      return await job(readers);
    } finally {
      for (const reader of readers) this.takeBack(reader);
    }
  }

  dispose(): void {
    this.disposed = true;
    this.idle?.dispose();
    this.idle = null;
  }

  private takeIdle(): ImageReader | null {
    const reader = this.idle;
    this.idle = null;
    return reader;
  }

  private takeBack(reader: ImageReader): void {
    const isFit = !reader.isDisposed && reader.largestUnpacked <= LARGEST_KEPT;
    if (isFit && this.idle === null && !this.disposed) this.idle = reader;
    else reader.dispose();
  }
}
