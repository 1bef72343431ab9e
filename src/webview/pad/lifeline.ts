import type { HostToPad, PadToHost } from '../../protocol/pad';
import type { Host } from '../host';

/** Milliseconds that the host may take to answer; it may be busy starting. */
const PATIENCE = 10_000;

/**
 * Notices when the host does not answer. When an extension host ends, VS Code leaves the pad's page open and does not
 * connect it to the next one. A host that is busy, or remote and reconnecting, looks the same from here, but answers in
 * the end.
 */
export class Lifeline {
  private readonly lost: () => void;
  private readonly found: () => void;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isLost = false;

  /**
   * @param lost called when there was no answer in time
   * @param found called when one came after all
   */
  constructor(lost: () => void, found: () => void) {
    this.lost = lost;
    this.found = found;
  }

  /** The host was sent something that it answers. */
  asked(): void {
    if (this.isLost) return;
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.isLost = true;
      this.lost();
    }, PATIENCE);
  }

  /** It has answered. */
  heard(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (!this.isLost) return;
    this.isLost = false;
    this.found();
  }
}

/** The same host, of which every message sent expects an answer in time. */
export function withLifeline(
  host: Host<HostToPad, PadToHost>,
  lifeline: Lifeline,
): Host<HostToPad, PadToHost> {
  return {
    post: (message) => {
      host.post(message);
      lifeline.asked();
    },
    listen: (handlers) => host.listen(handlers),
    get kept() {
      return host.kept;
    },
    keep: (state) => host.keep(state),
  };
}
