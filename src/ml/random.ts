/**
 * Seeded random numbers: the generator sfc32 (Chris Doty-Humphrey, PractRand), which passes the usual test batteries
 * and needs only 32-bit arithmetic. The same seed gives the same numbers on every machine.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;
  private readonly seed: number;
  private spareNormal: number | null = null;

  /** `seed`: whole number, 0 to 2^32 - 1. */
  constructor(seed: number) {
    this.seed = seed >>> 0;
    this.a = mix(this.seed + 0x9e3779b9);
    this.b = mix(this.a + 0x85ebca6b);
    this.c = mix(this.b + 0xc2b2ae35);
    for (let i = 0; i < 12; i++) this.bits();
  }

  /** Evenly from [0, 1). */
  next(): number {
    return this.bits() / 2 ** 32;
  }

  /** A whole number, evenly from 0 to `n` - 1. */
  integer(n: number): number {
    return Math.floor(this.next() * n);
  }

  /** Evenly from [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** From the normal distribution with mean 0 and deviation 1 (polar method of Marsaglia). */
  normal(): number {
    if (this.spareNormal !== null) {
      const spare = this.spareNormal;
      this.spareNormal = null;
      return spare;
    }
    let u: number, v: number, square: number;
    do {
      u = this.between(-1, 1);
      v = this.between(-1, 1);
      square = u * u + v * v;
    } while (square >= 1 || square === 0);
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    this.spareNormal = v * factor;
    return u * factor;
  }

  /** Puts `array` into a random order, in place (Fisher and Yates). */
  shuffle(array: { [index: number]: number; readonly length: number }): void {
    for (let i = array.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const kept = array[i]!;
      array[i] = array[j]!;
      array[j] = kept;
    }
  }

  /**
   * A generator of its own for one part of the work. It depends on this one's seed and the label only, not on how many
   * numbers were drawn, so that parts can run in any order.
   */
  fork(label: number | string): Random {
    let hash = mix(this.seed ^ 0x51ab3c2d);
    for (const character of String(label)) hash = mix(hash ^ character.codePointAt(0)!);
    return new Random(hash);
  }

  private bits(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return sum >>> 0;
  }
}

/** Spreads the bits of a 32-bit number (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
