// A process that does one job with the native engine that could end it: see NativeJob.
import { x as extract } from 'tar';
import type { NativeJob, NativeReport } from './nativeWork';
import { loadTensorflow, tryConvolution } from './tfjsNode';

async function work(job: NativeJob): Promise<NativeReport> {
  switch (job.type) {
    case 'try': {
      const versions = loadTensorflow(job.addon);
      await tryConvolution();
      return { state: 'tried', versions };
    }
    case 'unpack': {
      await unpack(job);
      return { state: 'unpacked' };
    }
  }
}

/** Paths and links that lead out of the folder, damage and a failing disk are errors to `tar` when it is strict. */
async function unpack({ archive, folder, only, strip }: Extract<NativeJob, { type: 'unpack' }>) {
  const wanted = new RegExp(only);
  await extract({
    file: archive,
    cwd: folder,
    strip,
    strict: true,
    preserveOwner: false,
    filter: (path) => wanted.test(path),
  });
}

function failure(error: unknown): NativeReport {
  const message = error instanceof Error ? error.message : String(error);
  return { state: 'failed', message, code: (error as NodeJS.ErrnoException | null)?.code ?? null };
}

process.once('message', (job: NativeJob) => {
  void work(job)
    .catch(failure)
    .then((report) => process.send?.(report, () => process.disconnect()));
});
process.on('disconnect', () => process.exit());
