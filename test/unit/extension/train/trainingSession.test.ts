import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { LogOutputChannel } from 'vscode';
import { TrainingSession } from '../../../../src/extension/train/trainingSession';
import type { TrainingStatus } from '../../../../src/extension/train/trainingStatus';
import { isCancelled } from '../../../../src/ml/userError';
import type { TrainingJob } from '../../../../src/protocol/training';
import { temporaryFolder } from '../../node/temporaryFolder';

vi.mock('vscode', () => import('../vscodeFake'));

it('says in the log and in the status that a training set is made, which may take minutes', async () => {
  const dist = temporaryFolder();
  writeFileSync(
    join(dist, 'trainer.js'),
    `process.once('message', () => {
      process.send({ type: 'composing' });
      process.send({ type: 'stopped' }, () => process.disconnect());
    });`,
  );
  const [logged, shown]: [string[], string[]] = [[], []];
  const log: Partial<LogOutputChannel> = { info: (line: string) => void logged.push(line) };
  const status: Partial<TrainingStatus> = { preparing: (what) => void shown.push(what) };
  const session = new TrainingSession(dist, log as LogOutputChannel);
  const job: Partial<TrainingJob> = { architecture: 'mlp' };
  const end = await session
    .run(job as TrainingJob, status as TrainingStatus)
    .catch((error: unknown) => error);
  expect(isCancelled(end)).toBe(true);
  expect(logged.at(-1)).toBe('Making the training set, which may take minutes.');
  expect(shown).toEqual(['reading the dataset', 'making the training set']);
});
