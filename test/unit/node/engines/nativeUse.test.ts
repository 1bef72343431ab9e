import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { loadingFrom, refuseIfInUse, takeCrash } from '../../../../src/node/engines/nativeUse';
import { THIS_HOST } from '../../../../src/node/runningProcess';
import { temporaryFolder } from '../temporaryFolder';

vi.mock('node:fs', { spy: true });

/** @param process its number, and behind a hyphen its host */
function note(folder: string, process: number | string, stage: 'loading' | 'loaded'): string {
  mkdirSync(join(folder, 'processes'), { recursive: true });
  const file = join(folder, 'processes', `${process}.${stage}`);
  writeFileSync(file, '');
  return file;
}

/** What this process is called. */
const THIS = `${process.pid}-${THIS_HOST}`;

function endedProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('the note of who uses a native engine', () => {
  it('is there while it loads and afterwards, and keeps it from being removed', () => {
    const folder = temporaryFolder();
    loadingFrom(folder, () => {
      expect(readdirSync(join(folder, 'processes'))).toEqual([`${THIS}.loading`]);
      expect(() => refuseIfInUse(folder)).toThrow(/A training is using the native engine/);
    });
    expect(readdirSync(join(folder, 'processes'))).toEqual([`${THIS}.loaded`]);
    expect(() => refuseIfInUse(folder)).toThrow(/stop it, then try again/);
  });

  it('goes when loading fails', () => {
    const folder = temporaryFolder();
    const fails = () => {
      throw new Error('no such library');
    };
    expect(() => loadingFrom(folder, fails)).toThrow('no such library');
    expect(readdirSync(join(folder, 'processes'))).toEqual([]);
  });

  it('is there also of the second process that loads it', () => {
    const folder = temporaryFolder();
    const other = `${process.ppid}.loaded`;
    note(folder, process.ppid, 'loaded');
    loadingFrom(folder, () => {
      expect(readdirSync(join(folder, 'processes')).sort()).toEqual([other, `${THIS}.loading`].sort());
    });
  });

  it('makes no folder where no engine is installed', () => {
    const folder = join(temporaryFolder(), 'gone');
    loadingFrom(folder, () => undefined);
    expect(existsSync(folder)).toBe(false);
  });

  it.each([
    ['the process ends', () => `${endedProcess()}-${THIS_HOST}`],
    ['the process ends, of which it does not say where it ran', () => endedProcess()],
  ])('goes when %s', (_, ended) => {
    const folder = temporaryFolder();
    note(folder, ended(), 'loaded');
    expect(() => refuseIfInUse(folder)).not.toThrow();
    expect(takeCrash(folder)).toBe(false);
    expect(readdirSync(join(folder, 'processes'))).toEqual([]);
  });

  it('tells of a crash once, and of none in a process that is loading now', () => {
    const folder = temporaryFolder();
    note(folder, process.pid, 'loading');
    expect(takeCrash(folder)).toBe(false);
    note(folder, endedProcess(), 'loading');
    expect(takeCrash(folder)).toBe(true);
    expect(takeCrash(folder)).toBe(false);
    expect(readdirSync(join(folder, 'processes'))).toEqual([`${process.pid}.loading`]);
  });

  it('counts for a day if the process is of another machine with the same home folder', () => {
    const folder = temporaryFolder();
    const others = `${endedProcess()}-0123abcd`;
    note(folder, others, 'loading');
    expect(takeCrash(folder)).toBe(false);
    const loaded = note(folder, others, 'loaded');
    expect(() => refuseIfInUse(folder)).toThrow(/A training is using/);
    const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
    utimesSync(loaded, twoDaysAgo, twoDaysAgo);
    rmSync(join(folder, 'processes', `${others}.loading`));
    expect(() => refuseIfInUse(folder)).not.toThrow();
  });

  it('tells of a crash also where it cannot be removed', () => {
    const folder = temporaryFolder();
    note(folder, endedProcess(), 'loading');
    vi.mocked(rmSync).mockImplementationOnce(() => {
      throw Object.assign(new Error('read-only file system'), { code: 'EROFS' });
    });
    expect(takeCrash(folder)).toBe(true);
  });

  it('counts for nothing when it is older than the last start of the machine', () => {
    const folder = temporaryFolder();
    utimesSync(note(folder, process.pid, 'loaded'), 1, 1);
    expect(() => refuseIfInUse(folder)).not.toThrow();
  });
});
