import { MOST_IMAGES_A_REQUEST } from '../../protocol/idx';

/** Most bytes of pixels that are kept: all of a large file of 28 x 28 pixels, many screens of larger images. */
const MOST = 64 * 2 ** 20;

/** The pixels of the images that were seen last; those that are missing are asked for, one request at a time. */
export class PixelStore {
  private readonly images = new Map<number, Uint8Array>();
  private isAsking = false;
  /** The images that `want` was called with last; on a large screen these may be more than the limit. */
  private wanted: ReadonlySet<number> = new Set();

  /** @param ask for the pixels of these images, which are then handed to `put` */
  constructor(private readonly ask: (indices: number[]) => void) {}

  /** Pixels of an image, row-major, 0 paper to 255 ink, or `null` if they are not here. */
  get(index: number): Uint8Array | null {
    return this.images.get(index) ?? null;
  }

  /** Asks for the missing ones of `indices`, unless an answer is awaited: by then, others may be wanted. */
  want(indices: readonly number[]): void {
    this.wanted = new Set(indices);
    if (this.isAsking) return;
    // If there are too many for one request, the others are asked for when these have come.
    const missing = indices.filter((index) => !this.images.has(index)).slice(0, MOST_IMAGES_A_REQUEST);
    if (missing.length === 0) return;
    this.isAsking = true;
    this.ask(missing);
  }

  /**
   * Takes the pixels that were asked for. Over the limit, the oldest are dropped, but none that were just asked for or are
   * wanted, as they would be asked for again.
   * @param pixels of the images in the order of `indices`, `size` each
   */
  put(indices: readonly number[], pixels: Uint8Array, size: number): void {
    this.isAsking = false;
    indices.forEach((index, place) => {
      this.images.delete(index);
      this.images.set(index, pixels.subarray(place * size, (place + 1) * size));
    });
    const most = Math.floor(MOST / size);
    const needed = new Set([...this.wanted, ...indices]);
    for (const oldest of this.images.keys()) {
      if (this.images.size <= most) return;
      if (!needed.has(oldest)) this.images.delete(oldest);
    }
  }
}
