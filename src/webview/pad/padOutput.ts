import type { HostToPad, PadToHost } from '../../protocol/pad';
import { UserError } from '../../ml/userError';
import type { Host } from '../host';
import { drawingSvg } from './drawingSvg';
import { framePng, padPng } from './padImage';
import type { Sheet } from './sheet/sheet';
import type { SheetReading } from './reading/sheetReading';

/** Most digits of a number in a file's name: a page may hold hundreds, and file systems take 255 characters. */
const MOST_DIGITS_IN_NAME = 20;

/** Copies or saves what is on the pad, and copies or inserts the number that was read. */
export class PadOutput {
  private readonly host: Host<HostToPad, PadToHost>;
  private readonly sheet: Sheet;
  private readonly reading: SheetReading;

  constructor(host: Host<HostToPad, PadToHost>, sheet: Sheet, reading: SheetReading) {
    this.host = host;
    this.sheet = sheet;
    this.reading = reading;
  }

  /** @throws UserError if the browser does not let the page write to the clipboard */
  async copyImage(): Promise<void> {
    const png = padPng(this.sheet.content);
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    } catch (cause) {
      throw new UserError('The image cannot be copied from here. Save it as a PNG instead.', {
        cause,
      });
    }
    this.host.post({ type: 'imageCopied' });
  }

  async savePng(): Promise<void> {
    if (!this.sheet.drawing.isBlank) await this.save('png', this.name, await padPng(this.sheet.content));
  }

  async saveSvg(): Promise<void> {
    await this.save('svg', this.name, new Blob([drawingSvg(this.sheet.drawing.inks)]));
  }

  async saveFrame(): Promise<void> {
    const { frame } = this.reading;
    if (frame !== null) await this.save('png', `${this.name}-28x28`, await framePng(frame));
  }

  copyNumber(): void {
    const { text } = this.reading;
    if (text !== null) this.host.post({ type: 'copy', text });
  }

  insertNumber(): void {
    const { text } = this.reading;
    if (text !== null) this.host.post({ type: 'insert', text });
  }

  private get name(): string {
    const { text } = this.reading;
    return text === null ? 'drawing' : `drawing-${text.slice(0, MOST_DIGITS_IN_NAME)}`;
  }

  private async save(format: 'png' | 'svg', name: string, blob: Blob): Promise<void> {
    this.host.post({ type: 'save', format, name, bytes: new Uint8Array(await blob.arrayBuffer()) });
  }
}
