/** A request to read the sheet. */
export interface ReadingRequest {
  /** `performance.now()` at the start of the event's handler. */
  readonly since: number;
  /** Whether the pen is up. */
  readonly settled: boolean;
}

/** Reads at most once a frame: requests that come while a frame is awaited become one. */
export class ReadingLoop {
  private waiting: ReadingRequest | null = null;
  private readonly read: (request: ReadingRequest) => void;

  constructor(read: (request: ReadingRequest) => void) {
    this.read = read;
  }

  request(request: ReadingRequest): void {
    if (this.waiting !== null) {
      this.waiting = {
        since: Math.min(this.waiting.since, request.since),
        settled: request.settled,
      };
      return;
    }
    this.waiting = request;
    requestAnimationFrame(() => {
      const next = this.waiting;
      this.waiting = null;
      if (next !== null) this.read(next);
    });
  }
}
