import type { HostToResults } from '../../protocol/results';
import type { Notices } from '../notices';
import type { Readers } from './readers';
import type { ImageSource } from './readRow';

type Look = Extract<HostToResults, { type: 'look' }>;

/** Longest sides, in pixels: of the picture of one image at large, and of the steps in which it is cleaned up. */
const SIDES = { longestSide: 840, longestSideOfStep: 240 } as const;

/**
 * Takes a close look at one image at a time: its picture at large, and the steps in which it is cleaned up. Whoever
 * wants to see another meanwhile gets the last one asked for, so that walking through a table leaves no queue.
 */
export class CloseLook {
  private wanted: number | null = null;
  private looking = false;

  constructor(
    private readonly images: readonly ImageSource[],
    private readonly readers: Readers,
    private readonly notices: Notices,
    private readonly show: (look: Look) => void,
  ) {}

  /** @param index of the image; one that is not there is passed over */
  async at(index: number): Promise<void> {
    this.wanted = index;
    if (this.looking) return;
    this.looking = true;
    try {
      await this.readers.lend(null, async (reader) => {
        while (this.wanted !== null) {
          const next = this.wanted;
          this.wanted = null;
          const image = this.images[next];
          if (image === undefined) continue;
          try {
            const { width, picture, steps } = await reader.inspect(await image.bytes(), SIDES);
            const scale = width / picture.width;
            this.show({ type: 'look', index: next, picture: { ...picture, scale }, steps, problem: null });
          } catch (error) {
            const problem = this.notices.explain(error);
            if (problem !== null) this.show({ type: 'look', index: next, picture: null, steps: [], problem });
          }
        }
      });
    } finally {
      this.looking = false;
    }
  }
}
