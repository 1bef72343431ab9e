import * as v from 'valibot';
import * as vscode from 'vscode';
import { isCancelled, UserError } from '../../ml/userError';
import { archiveServer, supportProblem, type ArchiveServer } from '../../node/engines/install/upstream';
import { distFolder } from '../distFolder';
import type { Notices } from '../notices';
import { InstallStatus } from './installStatus';
import { nativeFolder } from './nativeFolder';

/** What a call of Install Native Training Engine came to. */
export type InstallOutcome =
  | { readonly state: 'installed'; readonly version: string; readonly tensorflow: string }
  /** The user stopped it. */
  | { readonly state: 'stopped' }
  /** Nothing was installed, for the reason that the user was told. */
  | { readonly state: 'failed'; readonly message: string };

/** Installs and removes TensorFlow's own library for training, in this extension's global storage. */
export class NativeEngine implements vscode.Disposable {
  private running: AbortController | null = null;
  private readonly folder: string;
  private readonly distFolder: string;

  constructor(
    context: vscode.ExtensionContext,
    private readonly notices: Notices,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.folder = nativeFolder(context);
    this.distFolder = distFolder(context.extensionUri).fsPath;
  }

  /** Install Native Training Engine: downloads it, tries it, and puts it in place if it works. */
  async install(): Promise<InstallOutcome> {
    const problem = this.installProblem();
    if (problem !== null) {
      this.notices.tell({ level: 'warning', message: problem });
      return { state: 'failed', message: problem };
    }
    const stop = new AbortController();
    this.running = stop;
    try {
      const versions = await this.installFrom(server(), stop);
      this.notices.tell({ level: 'information', message: installed(versions) });
      return { state: 'installed', ...versions };
    } catch (error) {
      if (isCancelled(error)) {
        this.log.info('The installation of the native engine was stopped; nothing of it was kept.');
        return { state: 'stopped' };
      }
      return { state: 'failed', message: this.notices.failed(error) ?? '' };
    } finally {
      this.running = null;
    }
  }

  /**
   * Remove Native Training Engine.
   * @returns whether there was one
   * @throws UserError if it is being installed, or a training runs on it
   */
  async remove(): Promise<boolean> {
    if (this.running !== null) {
      throw new UserError('The native engine is being installed. Cancel the installation instead.');
    }
    const { removeNativeEngine } = await installer();
    const existed = await removeNativeEngine(this.folder);
    const message = existed
      ? `The native engine was removed. ${withoutIt()}`
      : 'No native engine is installed, so there is nothing to remove.';
    this.notices.tell({ level: 'information', message });
    return existed;
  }

  /** Ends an installation that runs. */
  dispose(): void {
    this.running?.abort();
  }

  /** Why an installation cannot start, as a sentence, or `null`. */
  private installProblem(): string | null {
    if (this.running !== null) return 'The native engine is already being installed.';
    return supportProblem();
  }

  private installFrom(from: ArchiveServer, stop: AbortController) {
    return InstallStatus.during(
      () => stop.abort(),
      async (status) => {
        const { installNativeEngine } = await installer();
        return installNativeEngine({
          folder: this.folder,
          distFolder: this.distFolder,
          server: from,
          signal: stop.signal,
          onStep: (step) => status.show(step),
          log: (line) => this.log.info(line),
        });
      },
    );
  }
}

/** A bundle of its own: most users never install anything, and it would delay the loading of all other features. */
function installer() {
  return import('../../node/engines/install/installNative');
}

/** The server that the setting `digitLab.native.mirror` asks for. @throws UserError if it is no address */
function server(): ArchiveServer {
  const setting = v.safeParse(v.string(), vscode.workspace.getConfiguration('digitLab.native').get('mirror'));
  if (setting.success) return archiveServer(setting.output);
  throw new UserError('The setting digitLab.native.mirror must be an address. Change it in the settings.');
}

/** What trains from now on. */
function withoutIt(): string {
  return engineSetting() === 'native'
    ? 'The setting digitLab.training.engine is "native", so nothing can be trained; set it to "auto" to train with the portable engine.'
    : 'Training now uses the portable engine.';
}

function engineSetting(): unknown {
  return vscode.workspace.getConfiguration('digitLab.training').get('engine');
}

function installed({ version, tensorflow }: { version: string; tensorflow: string }): string {
  const next =
    engineSetting() === 'portable'
      ? 'The setting digitLab.training.engine is "portable"; set it to "auto" to train with the native engine.'
      : 'Training now uses it.';
  return `The native engine is installed: tfjs-node ${version} on TensorFlow ${tensorflow}. ${next}`;
}
