import type { HostToResults, ResultRow } from '../../protocol/results';
import { LatestWanted } from '../latestWanted';
import type { Notices } from '../notices';
import type { Readers } from '../reading/readers';
import type { ImageSource } from './readRow';

/** What came of a look at an image. */
type Look = Extract<HostToResults, { type: 'look' | 'lookFailed' }>;

/** Longest sides, in pixels: of the picture of one image at large, and of the steps in which it is cleaned up. */
const SIDES = { longestSide: 840, longestSideOfStep: 240 } as const;

/** Takes a close look at one image at a time: its picture at large, and the steps in which it is cleaned up. */
export class CloseLook {
  private readonly looks = new LatestWanted<number>((index) => this.look(index));

  constructor(
    private readonly images: readonly ImageSource[],
    /** Of the images, as far as they were read. */
    private readonly rows: readonly ResultRow[],
    private readonly readers: Readers,
    private readonly notices: Notices,
    private readonly show: (look: Look) => void,
  ) {}

  /** @param index of the image; ignored if there is no such image */
  at(index: number): Promise<void> {
    return this.looks.want(index);
  }

  private async look(index: number): Promise<void> {
    const image = this.images[index];
    if (image === undefined) return;
    try {
      const content = await image.content();
      const { width, picture, steps } = await this.readers.lend(null, (reader) =>
        reader.inspect(content, { ...SIDES, times: this.rows[index]?.times ?? 1 }),
      );
      const scale = width / picture.width;
      this.show({ type: 'look', index, picture: { ...picture, scale }, steps });
    } catch (error) {
      const message = this.notices.shownInView(error);
      if (message !== null) this.show({ type: 'lookFailed', index, message });
    }
  }
}
