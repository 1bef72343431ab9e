import * as v from 'valibot';
import * as vscode from 'vscode';
import { percent } from '../../ml/figures';
import { STANDARD_SYNTHETIC } from '../../ml/data/standardSynthetic';
import { CancelledError, isUserError, UserError } from '../../ml/userError';
import { cacheFolder } from '../../node/datasets/cacheFolder';
import { ensureMnist } from '../../node/datasets/mnist';
import { readUserFolder } from '../../node/files/readUserFile';
import type { DatasetSource } from '../../protocol/training';
import { baseName } from '../files/baseName';
import { namedUri } from '../files/namedUri';
import type { DatasetChoice } from './datasetChoice';
import { mayDownloadMnist } from './mnistConsent';

const ADDRESSES = v.array(v.pipe(v.string(), v.regex(/^https?:\/\//i)));

/** Lets the caller follow and stop a download. */
export interface Preparation {
  /** Share of the download that has arrived, 0..1. */
  readonly onDownload?: (done: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Makes a chosen dataset ready to be read from disk, downloading MNIST if it is not here yet and the user allows it.
 *
 * @throws UserError if MNIST cannot be downloaded, or the folder cannot be listed or is not on this machine's disk
 * @throws CancelledError if the user does not want to download it, or stops it
 */
export async function prepareDataset(
  choice: DatasetChoice,
  state: vscode.Memento,
  { onDownload, signal }: Preparation = {},
): Promise<DatasetSource> {
  switch (choice.kind) {
    case 'synthetic':
      return { ...choice, seed: STANDARD_SYNTHETIC.seed };
    case 'folder': {
      const uri = await datasetFolder(choice.path);
      return { kind: 'folder', path: uri.fsPath, name: baseName(uri) };
    }
    case 'mnist': {
      const path = await ensureMnist({
        mirrors: () => allowedMirrors(choice.download, state),
        cacheFolder: cacheFolder(),
        proxyAdvice: 'the setting http.proxy',
        onProgress: ({ done }) => onDownload?.(done),
        signal,
      });
      return { kind: 'folder', path, name: 'MNIST' };
    }
  }
}

/** As `prepareDataset`, with a notification while MNIST is downloaded. */
export async function prepareWithProgress(
  choice: DatasetChoice,
  state: vscode.Memento,
): Promise<DatasetSource> {
  if (choice.kind !== 'mnist') return prepareDataset(choice, state);
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Digit Lab: MNIST', cancellable: true },
    (progress, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      const onDownload = (done: number) => progress.report({ message: `downloading, ${percent(done, 0)}` });
      return prepareDataset(choice, state, { onDownload, signal: stop.signal });
    },
  );
}

/**
 * Where MNIST is downloaded from; asks the user whether it may be, unless that was allowed.
 * @throws UserError if the setting names no address; CancelledError if the user does not want it
 */
async function allowedMirrors(isAllowed: boolean, state: vscode.Memento): Promise<readonly string[]> {
  const addresses = mirrors();
  if (addresses.length === 0) throw nowhereToDownloadFrom();
  if (!isAllowed && !(await mayDownloadMnist(state, addresses))) throw new CancelledError();
  return addresses;
}

function nowhereToDownloadFrom(): UserError {
  return new UserError(
    'MNIST is not on this machine, and the setting digitLab.dataset.mirrors has no address to download it from. Add one in the settings, or choose other digits.',
  );
}

/** The setting `digitLab.dataset.mirrors`. @throws UserError if it is no list of addresses */
function mirrors(): string[] {
  const setting = vscode.workspace.getConfiguration('digitLab.dataset').get('mirrors');
  const result = v.safeParse(ADDRESSES, setting);
  if (result.success) return result.output;
  throw new UserError(
    'The setting digitLab.dataset.mirrors must be a list of addresses that begin with http:// or https://. Change it in the settings.',
  );
}

/**
 * @throws UserError if there is no such folder, or the path leads into a virtual workspace, which the trainer's process
 * cannot read
 */
async function datasetFolder(path: string): Promise<vscode.Uri> {
  const uri = namedUri(path);
  if (uri.scheme !== 'file') {
    throw new UserError(
      `The dataset folder "${baseName(uri)}" is not on this machine's disk. Copy it to disk and choose it there.`,
    );
  }
  try {
    await readUserFolder(uri.fsPath);
  } catch (error) {
    if (!isUserError(error)) throw error;
    throw new UserError(
      `${error.message} Choose another folder, or change the setting digitLab.dataset.path.`,
      { cause: error },
    );
  }
  return uri;
}
