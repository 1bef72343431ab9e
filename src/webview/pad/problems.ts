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
  /** What is wrong whatever is done on the page; `null` if nothing is. */
  private standing: string | null = null;

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

  /** Says what stays wrong until `passStanding`, whatever the user does. */
  stand(message: string): void {
    this.standing = message;
    this.show(message);
  }

  /** What was said by `stand` is over. */
  passStanding(): void {
    const { standing } = this;
    this.standing = null;
    if (this.view.problem.message === standing) this.view.problem.clear();
  }

  /** @param sentence what to say of an error that does not speak for itself */
  fail(error: unknown, sentence: string): void {
    this.show(this.reported(error, sentence));
  }

  /** The same of an error of reading. */
  failReading(error: unknown, sentence: string): void {
    this.showOfReading(this.reported(error, sentence));
  }

  /** Whoever goes on has read what was wrong, unless it still stands in the way. */
  pass(): void {
    if (this.canRead() || !this.isOfReading) this.clear();
  }

  /** A model was loaded. */
  passReading(): void {
    if (this.isOfReading) this.clear();
  }

  /** Leaves nothing but what stands; that too is gone once somebody has dismissed it. */
  private clear(): void {
    const { problem } = this.view;
    if (this.standing === null) problem.clear();
    else if (problem.message !== '' && problem.message !== this.standing) this.show(this.standing);
  }

  private reported(error: unknown, sentence: string): string {
    const message = isUserError(error) ? error.message : sentence;
    // One failure a problem: a drawing that cannot be read would otherwise report one with every frame.
    if (this.view.problem.message !== message)
      this.host.post({ type: 'failed', message, detail: detailOf(error) });
    return message;
  }
}
