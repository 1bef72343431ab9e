import type { HostToPad, PadToHost } from '../../protocol/pad';
import type { Host } from '../host';

/** Milliseconds that the host may take to answer, also when it is busy starting. */
const PATIENCE = 10_000;

/**
 * Notices that nobody answers the page. VS Code leaves the page of a pad open when its extension host has ended, and
 * connects it to none that starts after that. From here it looks the same when the host is busy, or far away and being
 * connected again: then it answers in the end.
 */
export class Lifeline {
  private readonly lost: () => void;
  private readonly found: () => void;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isLost = false;

  /**
   * @param lost nobody has answered in time
   * @param found somebody has after all
   */
  constructor(lost: () => void, found: () => void) {
    this.lost = lost;
    this.found = found;
  }

  /** The host was told something that it answers. */
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

/** The same host, with everything that it is told counted as a question to it. */
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
