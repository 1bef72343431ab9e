import { spawnSync } from 'node:child_process';
import { beforeEach, expect, it, vi } from 'vitest';
import { TrainingNote } from '../../../../src/extension/train/trainingNote';
import { memento } from '../../../memento';
import { commands } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

beforeEach(() => {
  commands.executeCommand.mockClear();
});

/** The workspace's state, with a note of a training of compact in this extension host. */
async function state(): Promise<Map<string, { host: number }>> {
  const kept = new Map<string, { host: number }>();
  await new TrainingNote(memento(kept)).write('compact');
  return kept;
}

/** What is told when an extension host begins with this state. */
async function told(kept: Map<string, { host: number }>): Promise<string[]> {
  const messages: string[] = [];
  await new TrainingNote(memento(kept)).tellOfEnded({ tell: ({ message }) => void messages.push(message) });
  return messages;
}

/** As if the training had been in the process of that number. */
async function stateOfHost(host: number): Promise<Map<string, { host: number }>> {
  const kept = await state();
  for (const [key, note] of kept) kept.set(key, { ...note, host });
  return kept;
}

it('tells once of a training that ended with its extension host', async () => {
  const kept = await stateOfHost(spawnSync(process.execPath, ['--version']).pid);
  expect(await told(kept)).toEqual([expect.stringMatching(/^The training of compact ended when/)]);
  expect(await told(kept)).toEqual([]);
});

it('takes Stop Training away, which such a training has left', async () => {
  await told(await stateOfHost(spawnSync(process.execPath, ['--version']).pid));
  expect(commands.executeCommand.mock.calls).toEqual([['setContext', 'digitLab.training', false]]);
});

it('tells of one whose extension host had the number of this one, as in a container that was started again', async () => {
  expect(await told(await state())).toHaveLength(1);
});

it('leaves alone a training that runs in the extension host of another tab', async () => {
  const kept = await stateOfHost(process.ppid);
  expect(await told(kept)).toEqual([]);
  expect(kept.size).toBe(1);
  expect(commands.executeCommand).not.toHaveBeenCalled();
});

it('goes with its training, and not with one in another tab', async () => {
  const [own, others] = [await state(), await stateOfHost(process.ppid)];
  for (const kept of [own, others]) await new TrainingNote(memento(kept)).remove();
  expect([own.size, others.size]).toEqual([0, 1]);
});
