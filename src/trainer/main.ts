// The process that trains: it gets one job over its channel, reports over it, and ends. If whoever started it goes, it
// ends as well.
import { detailOf, isCancelled, isUserError } from '../ml/userError';
import { EngineError } from '../node/engines/startEngine';
import { parseHostToTrainer, type TrainerToHost, type TrainingJob } from '../protocol/training';
import { runTrainingJob } from './job';

const stopping = new AbortController();

function tell(message: TrainerToHost): void {
  process.send?.(message);
}

function failure(error: unknown): TrainerToHost {
  if (isCancelled(error)) return { type: 'stopped' };
  const message = isUserError(error)
    ? error.message
    : 'Training failed because of a fault in Digit Lab. Nothing was stored; the log has the details.';
  return { type: 'failed', message, detail: detailOf(error), isOfEngine: error instanceof EngineError };
}

function end(last: TrainerToHost): void {
  // Once it is out, the process may end.
  process.send?.(last, () => process.disconnect());
}

async function outcome(job: TrainingJob): Promise<TrainerToHost> {
  try {
    const result = await runTrainingJob(job, {
      distFolder: __dirname,
      report: tell,
      signal: stopping.signal,
    });
    return { type: 'finished', ...result };
  } catch (error) {
    return failure(error);
  }
}

process.on('message', (raw) => {
  const message = parseHostToTrainer(raw);
  // Whoever sent it waits for an end.
  if (message === null) end(failure(new Error('The trainer was sent an unknown message.')));
  else if (message.type === 'start') void outcome(message.job).then(end);
  else stopping.abort();
});
process.on('disconnect', () => process.exit());
