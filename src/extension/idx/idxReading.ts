import { FRAME_SIZE } from '../../ml/image/picture';
import { CANCELLED } from '../../ml/userError';
import type { HostToIdx, IdxReadingState } from '../../protocol/idx';
import type { NamedModel } from '../models/modelName';
import type { Notices } from '../notices';
import type { Readers } from '../reading/readers';

/** Images that are read between two looks at whether the user cancelled. */
const BATCH = 512;

/** The reading of all images of one file by one model. Keeps what was read, because its page forgets when it is hidden. */
export class IdxReading {
  private readonly stopped = new AbortController();
  private readonly parts: Extract<HostToIdx, { type: 'readings' }>[] = [];
  private end: Extract<HostToIdx, { type: 'end' }> | null = null;
  /** Whether a page was there to be told of the end: a hidden one was not, and its user has seen nothing of it. */
  private isEndTold = false;

  constructor(
    readonly model: NamedModel,
    /** Gives whether a page was there to take the message. */
    private readonly deliver: (message: HostToIdx) => Promise<boolean>,
  ) {}

  get isRunning(): boolean {
    return this.end === null;
  }

  /** Whether there is anything of it to be seen. */
  get hasRead(): boolean {
    return this.parts.length > 0;
  }

  /** Reads images of 28 x 28 pixels, one after the other; what goes wrong is told to the page. */
  async run(pixels: Uint8Array, readers: Readers, notices: Notices): Promise<void> {
    this.post({ type: 'start', modelName: this.model.name, isAgain: false });
    try {
      await readers.lend(this.model.files, async (reader) => {
        for (let from = 0; from < pixels.length / FRAME_SIZE; from += BATCH) {
          if (this.stopped.signal.aborted) break;
          // A copy: a message takes all of the memory along that an array is a part of.
          const images = pixels.slice(from * FRAME_SIZE, (from + BATCH) * FRAME_SIZE);
          this.add({ type: 'readings', from, readings: await reader.readFrames(images) });
        }
      });
      this.finish(this.stopped.signal.aborted ? 'cancelled' : 'done', '');
    } catch (error) {
      this.finish('failed', notices.shownInView(error) ?? CANCELLED);
    }
  }

  stop(): void {
    this.stopped.abort();
  }

  /** Tells a page all that was told so far. */
  tellAgain(): void {
    this.post({ type: 'start', modelName: this.model.name, isAgain: this.isEndTold });
    for (const part of this.parts) this.post(part);
    void this.tellEnd();
  }

  private add(part: Extract<HostToIdx, { type: 'readings' }>): void {
    this.parts.push(part);
    this.post(part);
  }

  private finish(state: IdxReadingState, message: string): void {
    this.end = { type: 'end', state, message };
    void this.tellEnd();
  }

  private async tellEnd(): Promise<void> {
    if (this.end !== null && (await this.deliver(this.end))) this.isEndTold = true;
  }

  private post(message: HostToIdx): void {
    void this.deliver(message);
  }
}
