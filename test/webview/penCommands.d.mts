import type { BrowserCommand } from 'vitest/node';

/** Points as shares of the pad's side, stroke by stroke. */
export type PenStrokes = readonly (readonly { readonly x: number; readonly y: number }[])[];

declare module 'vitest/browser' {
  interface BrowserCommands {
    drawOnPad: (strokes: PenStrokes) => Promise<void>;
    pressOnPage: (keys: string) => Promise<void>;
    forceColours: (isForced: boolean) => Promise<void>;
  }
}

export const drawOnPad: BrowserCommand<[strokes: PenStrokes]>;
export const pressOnPage: BrowserCommand<[keys: string]>;
export const forceColours: BrowserCommand<[isForced: boolean]>;
