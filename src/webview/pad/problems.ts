import { detailOf, isUserError } from '../../ml/userError';
import type { HostToPad, PadToHost } from '../../protocol/pad';
import type { Host } from '../host';
import type { PadView } from './padView';

/** Says on the page what went wrong, and tells the host, whose log has the details. */
export class Problems {
  private readonly host: Host<HostToPad, PadToHost>;
  private readonly view: PadView;
  private readonly canRead: () => boolean;
  /** Whether what is said is of reading, and so over once a model is loaded. */
  private isOfReading = false;
  /** The problem that `showLasting` was told of, until it is over; `null` if there is none. */
  private lasting: string | null = null;

  /** @param canRead whether a model is loaded */
  constructor(host: Host<HostToPad, PadToHost>, view: PadView, canRead: () => boolean) {
    this.host = host;
    this.view = view;
    this.canRead = canRead;
  }

  show(message: string): void {
    this.isOfReading = false;
    this.view.problem.show(message);
  }

  /** Says why nothing is read: without a model, nothing will be until one is loaded. */
  showOfReading(message: string): void {
    this.isOfReading = true;
    // What cannot be read with one frame cannot with the next, and is said once.
    if (this.view.problem.message !== message) this.view.problem.show(message);
    if (this.canRead()) return;
    this.view.modelLine.showStatus('failed');
    this.view.showUnread();
  }

  /** Says what is wrong until `clearLasting`, however the user goes on. */
  showLasting(message: string): void {
    this.lasting = message;
    this.show(message);
  }

  /** The lasting problem is over. */
  clearLasting(): void {
    const { lasting } = this;
    this.lasting = null;
    if (this.view.problem.message === lasting) this.view.problem.clear();
  }

  /** Shows an error. @param sentence what to say of one that is no `UserError` */
  fail(error: unknown, sentence: string): void {
    this.show(this.reported(error, sentence));
  }

  /** As `fail`, for what went wrong while reading. */
  failReading(error: unknown, sentence: string): void {
    this.showOfReading(this.reported(error, sentence));
  }

  /** Clears what the user, who goes on, has seen by now; that there is no model to read with stays. */
  clearSeen(): void {
    if (this.canRead() || !this.isOfReading) this.clear();
  }

  /** Clears what was wrong with reading: a model was loaded. */
  clearOfReading(): void {
    if (this.isOfReading) this.clear();
  }

  /** Leaves only the lasting problem, and not even that if the user has dismissed it. */
  private clear(): void {
    const { problem } = this.view;
    if (this.lasting === null) problem.clear();
    else if (problem.message !== '' && problem.message !== this.lasting) this.show(this.lasting);
  }

  private reported(error: unknown, sentence: string): string {
    const message = isUserError(error) ? error.message : sentence;
    // Once for each problem shown: a drawing that cannot be read would be reported with every frame.
    if (this.view.problem.message !== message)
      this.host.post({ type: 'failed', message, detail: detailOf(error) });
    return message;
  }
}
