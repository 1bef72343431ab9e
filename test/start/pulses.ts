import { createWriteStream } from 'node:fs';
import * as vscode from 'vscode';

/** Milliseconds between two pulses. */
const INTERVAL = 5;

/** Pulses that are written at once, so that it takes little time from what is measured. */
const BATCH = 20;

/** Node has it from 23.9 on, and the newest VS Code's server from then on too; its types here are of an older one. */
const { threadCpuUsage } = process as unknown as {
  readonly threadCpuUsage: (since?: NodeJS.CpuUsage) => NodeJS.CpuUsage;
};

/** How the extension host is at one moment. */
export interface Pulse {
  /** As `Date.now()` tells. */
  readonly at: number;
  /** Milliseconds by which the timer came too late, waiting for what else the extension host did. */
  readonly late: number;
  /** Milliseconds of processor time that its own thread took since the pulse before, of whatever it did. */
  readonly work: number;
  /** That its process holds, with all of its threads. */
  readonly bytes: number;
}

/** Appends pulses to a file, a line of JSON for every 20 of them. */
export function writePulses(file: string): vscode.Disposable {
  // Not at once: a disk that has much to do holds up whoever waits for it, and here that would be what is measured.
  const lines = createWriteStream(file, { flags: 'a' });
  let last = performance.now();
  let spent = threadCpuUsage();
  let pulses: Pulse[] = [];
  const timer = setInterval(() => {
    const now = performance.now();
    const { user, system } = threadCpuUsage(spent);
    pulses.push({
      at: Date.now(),
      late: Math.max(0, now - last - INTERVAL),
      work: (user + system) / 1000,
      bytes: pulses.length === 0 ? process.memoryUsage.rss() : pulses[0]!.bytes,
    });
    last = now;
    spent = threadCpuUsage();
    if (pulses.length < BATCH) return;
    lines.write(`${JSON.stringify(pulses)}\n`);
    pulses = [];
  }, INTERVAL);
  return new vscode.Disposable(() => {
    clearInterval(timer);
    lines.end();
  });
}
