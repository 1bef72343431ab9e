import { MOST_IMAGES_A_REQUEST } from '../../protocol/idx';

/** Bytes of images that are kept: of the common 28 x 28 pixels, all of a large file; many screens of larger ones. */
const MOST = 64 * 2 ** 20;

/** The pixels of the images that were seen last; those that are missing are asked for, one request at a time. */
export class PixelStore {
  private readonly images = new Map<number, Uint8Array>();
  private isAsking = false;
  /** What `want` was told last: of a large screen it may be more than there is room for. */
  private wanted: ReadonlySet<number> = new Set();

  /** @param ask for the pixels of these images, which are then handed to `put` */
  constructor(private readonly ask: (indices: number[]) => void) {}

  /** Pixels of an image, row-major, 0 paper to 255 ink, or `null` if they are not here. */
  get(index: number): Uint8Array | null {
    return this.images.get(index) ?? null;
  }

  /** Asks for those of `indices` that are missing, unless an answer is awaited: what is wanted by then may be other. */
  want(indices: readonly number[]): void {
    this.wanted = new Set(indices);
    if (this.isAsking) return;
    // Of a large screen of small tiles, the first; the others once these are here.
    const missing = indices.filter((index) => !this.images.has(index)).slice(0, MOST_IMAGES_A_REQUEST);
    if (missing.length === 0) return;
    this.isAsking = true;
    this.ask(missing);
  }

  /**
   * Takes what was asked for, and lets go of what was seen before if it is too much: of what was asked for and what is
   * wanted, nothing, as that would be asked for again.
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
