import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { defaultConfiguration } from '../../../src/ml/training/defaults';
import { isCancelled, isUserError } from '../../../src/ml/userError';
import { readModelFolder } from '../../../src/node/models/modelStore';
import { TrainerProcess } from '../../../src/node/trainerProcess';
import type { TrainerToHost, TrainingJob } from '../../../src/protocol/training';
import { ADDONS, writeAddon } from '../../native/addons';
import { temporaryFolder } from './temporaryFolder';

const DIST = resolve(import.meta.dirname, '../../../dist');

function smallJob(output: string, epochs: number): TrainingJob {
  return {
    architecture: 'compact',
    dataset: { kind: 'synthetic', trainingImages: 200, testImages: 50, seed: 1 },
    configuration: { ...defaultConfiguration('compact'), epochs, batchSize: 32 },
    engine: 'portable',
    workers: 2,
    nativeFolders: [],
    output,
  };
}

function trainer(distFolder = DIST): TrainerProcess {
  const process = new TrainerProcess(distFolder);
  onTestFinished(() => process.dispose());
  return process;
}

async function failure(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => expect.fail('it succeeded'),
    (error: unknown) => error as Error,
  );
}

/** A `trainer.js` that does this with every message it gets. */
function distWith(script: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'trainer.js'), `process.on('message', (message) => { ${script} });`);
  return folder;
}

describe('TrainerProcess', () => {
  it('says what to do where no process can be started', async () => {
    const running = process.execPath;
    onTestFinished(() => void (process.execPath = running));
    process.execPath = join(temporaryFolder(), 'no-node');
    const error = await failure(trainer().run(smallJob(join(temporaryFolder(), 'model'), 1)));
    expect(isUserError(error)).toBe(true);
    expect(error.message).toMatch(
      /could not be started\. Close other programs or restart VS Code, then train/,
    );
  });

  it('trains, reports in order, and leaves a whole model', async () => {
    const output = join(temporaryFolder(), 'model');
    const messages: TrainerToHost[] = [];
    const { folder, card } = await trainer().run(smallJob(output, 2), {
      onMessage: (message) => messages.push(message),
    });
    expect(folder).toBe(output);
    expect((await readModelFolder(output)).card).toEqual(card);
    expect(card.engine).toBe('portable');
    const kinds = messages.map(({ type }) => type).filter((type) => type !== 'progress');
    expect(kinds).toEqual(['engine', 'data', 'epoch', 'epoch', 'finished']);
    expect(messages[1]).toMatchObject({ trainingImages: 180, validationImages: 20 });
  });

  it('says that its process was killed in mid-epoch, leaves nothing behind, and trains the next time', async () => {
    const folder = temporaryFolder();
    const killed = trainer();
    const error = await failure(
      killed.run(smallJob(join(folder, 'model'), 500), {
        onMessage: ({ type }) => {
          if (type === 'progress') process.kill(killed.pid!, 'SIGKILL');
        },
      }),
    );
    expect(isUserError(error)).toBe(true);
    expect(error.message).toMatch(/ended unexpectedly: .* signal SIGKILL/);
    expect(error.message).toMatch(/the model in use is unchanged/);
    expect(readdirSync(folder)).toEqual([]);
    await trainer().run(smallJob(join(folder, 'model'), 1));
    expect(readdirSync(folder)).toEqual(['model']);
  });

  it('stops in mid-epoch when it is asked to, without writing anything', async () => {
    const output = join(temporaryFolder(), 'model');
    const stop = new AbortController();
    const kinds: string[] = [];
    // Its epochs are so long that none ends on the way of a message.
    const configuration = { ...defaultConfiguration('cnn'), batchSize: 128 };
    const error = await failure(
      trainer().run(
        { ...smallJob(output, 1), architecture: 'cnn', configuration },
        {
          signal: stop.signal,
          onMessage: ({ type }) => {
            if (type === 'progress') stop.abort();
            kinds.push(type);
          },
        },
      ),
    );
    expect(isCancelled(error)).toBe(true);
    // It stopped by itself and was not killed.
    expect(kinds.at(-1)).toBe('stopped');
    expect(kinds).not.toContain('epoch');
    expect(existsSync(output)).toBe(false);
  });

  it('does not wait for a trainer that hears nothing because it is still making its dataset', async () => {
    const dist = distWith(`process.send({ type: 'engine' }); for (;;);`);
    const stop = new AbortController();
    const error = await failure(
      trainer(dist).run(smallJob(join(temporaryFolder(), 'model'), 1), {
        signal: stop.signal,
        onMessage: () => {
          vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
          onTestFinished(() => void vi.useRealTimers());
          stop.abort();
          vi.advanceTimersByTime(1_000);
        },
      }),
    );
    expect(isCancelled(error)).toBe(true);
  });

  it('passes on what the trainer says is wrong', async () => {
    const job = smallJob(join(temporaryFolder(), 'model'), 1);
    const nowhere = join(temporaryFolder(), 'none');
    const messages: TrainerToHost[] = [];
    const error = await failure(
      trainer().run(
        { ...job, dataset: { kind: 'folder', path: nowhere, name: 'mine' } },
        { onMessage: (message) => messages.push(message) },
      ),
    );
    expect(error.message).toBe(`${nowhere} does not exist.`);
    expect(messages.at(-1)).toMatchObject({ type: 'failed', isOfEngine: false });
  });

  it('says why native does not start where it was asked for', async () => {
    const broken = temporaryFolder();
    writeAddon(broken, ADDONS.refused());
    const job = { ...smallJob(join(broken, 'model'), 1), nativeFolders: [broken] };
    const messages: TrainerToHost[] = [];
    const error = await failure(
      trainer().run({ ...job, engine: 'native' }, { onMessage: (message) => messages.push(message) }),
    );
    expect(messages.at(-1)).toMatchObject({ type: 'failed', isOfEngine: true });
    expect(error.message).toMatch(
      /^The native engine does not start\. The native engine in .+ is unusable: it does not load .+ "portable" or "auto"\.$/,
    );
    const engines: string[] = [];
    await trainer().run(
      { ...job, engine: 'auto' },
      {
        onMessage: (message) => {
          if (message.type === 'engine') engines.push(message.engine.name);
        },
      },
    );
    expect(engines).toEqual(['portable']);
  });

  it('gets its last message out before it ends, also one that its channel does not take at once', async () => {
    const name = 'long'.repeat(250_000);
    const error = await failure(trainer().run(smallJob(`/${name}`, 1)));
    expect(error.message.includes(`/${name}`)).toBe(true);
    expect(String(error.cause).includes(name)).toBe(true);
  });

  it('ends where the trainer does not know what it was sent, and says so', async () => {
    const job = { ...smallJob('/nowhere', 1), workers: 0 };
    expect((await failure(trainer().run(job))).message).toMatch(/because of a fault in Digit Lab/);
  });

  it('ends its process when whoever started it is gone', async () => {
    // A process that starts a trainer, which shares its standard output, and tells when it trains.
    const script = `
      const child = require('node:child_process').fork(process.argv[1], [], { execArgv: [] });
      child.on('message', ({ type }) => { if (type === 'progress') process.stdout.write('training'); });
      child.send({ type: 'start', job: JSON.parse(process.argv[2]) });`;
    const job = JSON.stringify(smallJob(join(temporaryFolder(), 'model'), 500));
    const parent = spawn(process.execPath, ['-e', script, join(DIST, 'trainer.js'), job]);
    await once(parent.stdout, 'data');
    parent.kill('SIGKILL');
    // Closed is the output only when both have ended.
    await once(parent, 'close');
  });

  it('gives the code and the last words of a process that ends by itself', async () => {
    const dist = distWith(
      `process.stderr.write('no more memory'); process.exitCode = 7; process.disconnect();`,
    );
    const error = await failure(trainer(dist).run(smallJob('/nowhere', 1)));
    expect(error.message).toMatch(/ended with code 7/);
    expect(String(error.cause)).toMatch(/no more memory/);
  });

  it('does not start where its program is missing, and says that it ended', async () => {
    const error = await failure(trainer(temporaryFolder()).run(smallJob('/nowhere', 1)));
    expect(isUserError(error)).toBe(true);
    expect(String(error.cause)).toMatch(/Cannot find module/);
  });
});
