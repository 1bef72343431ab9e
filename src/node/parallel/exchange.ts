/** The memory that the workers of one run share; made once and sent to each. */
export interface SharedExchange {
  readonly workers: number;
  /** Values that each worker brings. */
  readonly length: number;
  /** One part a worker, then the sums. */
  readonly values: SharedArrayBuffer;
  /** How many workers have arrived, and how often all have. */
  readonly barrier: SharedArrayBuffer;
}

export function shareExchange(workers: number, length: number): SharedExchange {
  return {
    workers,
    length,
    values: new SharedArrayBuffer((workers + 1) * length * Float32Array.BYTES_PER_ELEMENT),
    barrier: new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT),
  };
}

const ARRIVED = 0;
const GENERATION = 1;

/**
 * One worker's side of a sum over all workers. Each adds up a share of the values, over the workers in their order, so
 * that the sums are the same in every run and for every worker, to the last bit.
 */
export class Exchange {
  /** Where this worker puts what it brings. */
  readonly own: Float32Array;
  /** What all workers have brought, added up; whole after `sum`, until the next worker begins the next sum. */
  readonly sums: Float32Array;
  private readonly parts: readonly Float32Array[];
  private readonly barrier: Int32Array;

  /** `index`: which of the workers this is, from 0. */
  constructor(
    private readonly shared: SharedExchange,
    private readonly index: number,
  ) {
    const { workers, length, values } = shared;
    const part = (place: number) =>
      new Float32Array(values, place * length * Float32Array.BYTES_PER_ELEMENT, length);
    this.parts = Array.from({ length: workers }, (_, place) => part(place));
    this.own = this.parts[index]!;
    this.sums = part(workers);
    this.barrier = new Int32Array(shared.barrier);
  }

  /** Blocks until every worker has called it, and `sums` holds the sums of what is in their `own`. */
  sum(): void {
    this.meet();
    const { workers, length } = this.shared;
    const from = Math.floor((this.index * length) / workers);
    const to = Math.floor(((this.index + 1) * length) / workers);
    const sums = this.sums.subarray(from, to);
    this.parts.forEach((part, place) => addUp(sums, part.subarray(from, to), place === 0));
    this.meet();
  }

  private meet(): void {
    const { barrier } = this;
    const generation = Atomics.load(barrier, GENERATION);
    if (Atomics.add(barrier, ARRIVED, 1) === this.shared.workers - 1) {
      Atomics.store(barrier, ARRIVED, 0);
      Atomics.add(barrier, GENERATION, 1);
      Atomics.notify(barrier, GENERATION);
      return;
    }
    while (Atomics.load(barrier, GENERATION) === generation) Atomics.wait(barrier, GENERATION, generation);
  }
}

function addUp(sums: Float32Array, part: Float32Array, isFirst: boolean): void {
  if (isFirst) sums.set(part);
  else for (let at = 0; at < sums.length; at++) sums[at]! += part[at]!;
}
