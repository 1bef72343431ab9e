import type { BrowserCommand } from 'vitest/node';

/** A line of `digit classify --json`. */
export interface SampleReading {
  readonly file: string;
  readonly reading: string | null;
  readonly digits: readonly {
    readonly digit: number;
    readonly probabilities: readonly number[];
    readonly box: readonly [number, number, number, number];
  }[];
}

/** RGBA bytes in base64, as commands give back JSON. */
export interface DecodedSample {
  readonly width: number;
  readonly height: number;
  readonly base64: string;
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    readSamplesOnCommandLine: () => Promise<SampleReading[]>;
    decodeSample: (file: string) => Promise<DecodedSample>;
  }
}

export const readSamplesOnCommandLine: BrowserCommand<[]>;
export const decodeSample: BrowserCommand<[file: string]>;
