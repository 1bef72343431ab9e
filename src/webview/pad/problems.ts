import { isUserError } from '../../ml/userError';
import type { HostToPad, PadToHost } from '../../protocol/pad';
import type { Host } from '../host';
import type { PadView } from './padView';

/** Says on the page what went wrong, and tells the host, whose log has the details. */
export class Problems {
  private readonly host: Host<HostToPad, PadToHost>;
  private readonly view: PadView;
  private readonly canRead: () => boolean;

  /** @param canRead whether a model is loaded */
  constructor(host: Host<HostToPad, PadToHost>, view: PadView, canRead: () => boolean) {
    this.host = host;
    this.view = view;
    this.canRead = canRead;
  }

  get isAny(): boolean {
    return this.view.problem.message !== '';
  }

  show(message: string): void {
    this.view.problem.show(message);
    if (this.canRead()) return;
    this.view.modelLine.showStatus('failed');
    this.view.showUnread();
  }

  /** Says something that stands in nobody's way, where problems are said. */
  note(message: string): void {
    this.view.problem.show(message);
  }

  /** @param sentence what to say of an error that does not speak for itself */
  fail(error: unknown, sentence: string): void {
    const message = isUserError(error) ? error.message : sentence;
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    // One failure a problem: a drawing that cannot be read would otherwise report one with every frame.
    if (this.view.problem.message !== message) this.host.post({ type: 'failed', message, detail });
    this.show(message);
  }

  /** Whoever goes on has read what was wrong, unless it still stands in the way. */
  pass(): void {
    if (this.canRead()) this.view.problem.clear();
  }
}
