import * as vscode from 'vscode';
import { UserError, isUserError } from '../../ml/userError';
import type { ModelCard } from '../../ml/models/card';
import { DEFAULT_ARCHITECTURE } from '../../ml/models/layerSpec';
import type { ModelFiles } from '../../ml/models/modelFiles';
import { mayPass } from '../../node/files/readUserFile';
import { listModels, readModelFolder, writeModelFolder } from '../../node/models/modelStore';
import type { Notices } from '../notices';
import { modelName, type ModelOrigin } from './modelName';

/** A model that can be chosen. */
export interface ModelEntry {
  readonly origin: ModelOrigin;
  /** Path of its folder. */
  readonly folder: string;
  readonly files: ModelFiles;
}

/** Where models are stored, and where the choice is remembered. */
export type ModelPlace = Pick<vscode.ExtensionContext, 'extensionUri' | 'globalStorageUri' | 'globalState'>;

const DEFAULT_MODEL = `shipped/${DEFAULT_ARCHITECTURE}`;
const STATE_KEY = 'digitLab.model';

/**
 * The model that reads in every view of this window: one that ships in `models/`, or one in global storage, which was trained
 * here or added from a folder. The choice is remembered for new windows; those that are open keep theirs.
 */
export class CurrentModel implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<ModelFiles>();
  /** Fires with the files of the model that was just taken into use here. */
  readonly onDidChange = this.changed.event;
  private readonly roots: Readonly<Record<ModelOrigin, vscode.Uri>>;
  /** The `id`s of those shipped models that were read so far. */
  private readonly shipped = new Set<string>();
  /** Kept here, as another window's choice changes what is remembered. */
  private chosen: string;

  constructor(
    private readonly place: ModelPlace,
    private readonly notices: Notices,
  ) {
    this.roots = {
      shipped: vscode.Uri.joinPath(place.extensionUri, 'models'),
      trained: vscode.Uri.joinPath(place.globalStorageUri, 'models'),
    };
    this.chosen = place.globalState.get<string>(STATE_KEY) ?? DEFAULT_MODEL;
  }

  /** Path of the folder for a model that is about to be trained or added. */
  folderForNew(architecture: string): string {
    const moment = new Date().toISOString().replace(/[-:.Z]/g, '');
    return vscode.Uri.joinPath(this.roots.trained, `${architecture}-${moment}`).fsPath;
  }

  /**
   * Reads the model in use. If it cannot be read, the user is told so and the model that ships takes its place: in new
   * windows as well if it is damaged or gone, in this window alone if the reason may pass.
   * @throws UserError if the shipped model is damaged
   */
  async files(): Promise<ModelFiles> {
    const { chosen } = this;
    if (chosen === DEFAULT_MODEL) return this.readDefault();
    try {
      return await this.read(chosen);
    } catch (error) {
      if (!isUserError(error)) throw error;
      // Another model was chosen meanwhile, or a call of this at the same time has fallen back already.
      if (this.chosen !== chosen) return this.files();
      return this.fallBack(error);
    }
  }

  /** All models that can be read: shipped ones, the default first, then the trained ones, latest first. */
  async list(): Promise<ModelEntry[]> {
    const [shipped, trained] = await Promise.all([this.listOrigin('shipped'), this.listOrigin('trained')]);
    const isDefault = ({ folder }: ModelEntry) => folder === this.folderOf(DEFAULT_MODEL);
    shipped.sort((a, b) => Number(isDefault(b)) - Number(isDefault(a)));
    trained.sort((a, b) => b.files.card.created.localeCompare(a.files.card.created));
    return [...shipped, ...trained];
  }

  /**
   * Copies a model in beside those that were trained here, unless it is one of those that can be chosen already.
   * @param folder path of its folder, which stays as it is
   * @throws UserError if it is not whole or damaged, or cannot be stored
   */
  async add(folder: string): Promise<ModelEntry> {
    const files = await readModelFolder(folder);
    const { id, architecture } = files.card;
    const known = (await this.list()).find((entry) => entry.files.card.id === id);
    if (known !== undefined) return known;
    const place = this.folderForNew(architecture);
    await writeModelFolder(place, files);
    return { origin: 'trained', folder: place, files };
  }

  /** The model of this card's `id`. @throws UserError if there is none that can be read */
  async find(id: string): Promise<ModelEntry> {
    const entries = await this.list();
    const entry = entries.find(({ files }) => files.card.id === id);
    if (entry !== undefined) return entry;
    const known = entries.map(({ files }) => files.card.id).join(', ');
    throw new UserError(`There is no model "${id}" that can be read. Choose one of these: ${known}.`);
  }

  /** Whether `entry` is the model in use. */
  isInUse(entry: ModelEntry): boolean {
    return this.folderOf(this.chosen) === entry.folder;
  }

  /**
   * Takes a model into use, here and in every window to come.
   * @param folder path of a shipped or trained model's folder
   * @throws UserError if the model is damaged; the one in use then stays
   */
  async use(folder: string): Promise<ModelFiles> {
    const key = this.keyOf(folder);
    const files = await this.read(key);
    await this.place.globalState.update(STATE_KEY, key);
    this.chosen = key;
    this.changed.fire(files);
    return files;
  }

  /**
   * Deletes a trained model, and says so. Where it was in use, the one that reads by default takes its place.
   * @param useTrash moves it to the trash, which some machines have none of
   * @throws UserError if its folder cannot be deleted or moved there, or the model that reads by default is damaged
   */
  async remove(entry: ModelEntry, useTrash: boolean): Promise<void> {
    const { card } = entry.files;
    const key = this.keyOf(entry.folder);
    try {
      await vscode.workspace.fs.delete(vscode.Uri.file(entry.folder), { recursive: true, useTrash });
    } catch (cause) {
      throw new UserError(
        `${this.nameOf(card)} could not be ${useTrash ? 'moved to the trash' : 'deleted'}. Check that you can delete its folder, then try again.`,
        { cause },
      );
    }
    await this.forget(key);
    const done = `${this.nameOf(card)} was ${useTrash ? 'moved to the trash' : 'deleted'}.`;
    // Checked only now, as another model may have been chosen meanwhile.
    const files = this.isInUse(entry) ? await this.goBack(true) : null;
    const message = files === null ? done : `${done} ${this.nameOf(files.card)} is now in use instead.`;
    this.notices.tell({ level: 'information', message });
    if (files !== null) this.changed.fire(files);
  }

  /** What people call a model of this card that was read here. */
  nameOf(card: ModelCard): string {
    return modelName(card, this.shipped.has(card.id) ? 'shipped' : 'trained');
  }

  dispose(): void {
    this.changed.dispose();
  }

  /** Goes back to the shipped model, because the one in use cannot be read. */
  private async fallBack(error: unknown): Promise<ModelFiles> {
    const isLost = !mayPass(error);
    const files = await this.goBack(isLost);
    if (files === null) return this.files();
    const reason = this.notices.explain(error) ?? '';
    const what = isLost
      ? 'The model in use can no longer be read, so Digit Lab now uses the one that it ships with.'
      : 'The model in use could not be read, so this window uses the one that Digit Lab ships with.';
    this.notices.tell(
      { level: 'warning', message: `${what} ${reason}` },
      { title: 'Choose Model', run: () => vscode.commands.executeCommand('digitLab.chooseModel') },
    );
    this.changed.fire(files);
    return files;
  }

  /**
   * Chooses the model that reads by default in place of the one in use, which is then forgotten if it `isLost`.
   * @returns its files, for whoever tells of it; `null` if another was chosen meanwhile
   */
  private async goBack(isLost: boolean): Promise<ModelFiles | null> {
    const { chosen } = this;
    this.chosen = DEFAULT_MODEL;
    const [files] = await Promise.all([this.readDefault(), isLost ? this.forget(chosen) : undefined]);
    return this.chosen === DEFAULT_MODEL ? files : null;
  }

  /** Makes new windows forget a model that is gone, unless a window has chosen another one meanwhile. */
  private async forget(key: string): Promise<void> {
    const { globalState } = this.place;
    if (globalState.get(STATE_KEY) === key) await globalState.update(STATE_KEY, undefined);
  }

  /** The state holds origin and name and no paths, which change with every update of the extension. */
  private keyOf(folder: string): string {
    const path = vscode.Uri.file(folder).path;
    for (const origin of ['shipped', 'trained'] as const) {
      // By way of `fsPath`, as with the folder: on Windows that has the drive's letter in lower case, which the URI may not.
      const root = `${vscode.Uri.file(this.roots[origin].fsPath).path}/`;
      if (path.startsWith(root)) return `${origin}/${path.slice(root.length)}`;
    }
    throw new UserError(
      `${folder} is not one of Digit Lab's models. Choose one with "Digit Lab: Choose Model".`,
    );
  }

  private folderOf(key: string): string {
    const origin = originOf(key);
    return vscode.Uri.joinPath(this.roots[origin], key.slice(origin.length + 1)).fsPath;
  }

  private async readDefault(): Promise<ModelFiles> {
    try {
      return await this.read(DEFAULT_MODEL);
    } catch (cause) {
      throw new UserError(
        'The model that ships with Digit Lab is missing or damaged. Reinstall the extension, or choose another model with "Digit Lab: Choose Model".',
        { cause },
      );
    }
  }

  private async read(key: string): Promise<ModelFiles> {
    const files = await readModelFolder(this.folderOf(key));
    if (originOf(key) === 'shipped') this.shipped.add(files.card.id);
    return files;
  }

  private async listOrigin(origin: ModelOrigin): Promise<ModelEntry[]> {
    const models = await listModels(this.roots[origin].fsPath);
    if (origin === 'shipped') models.forEach(({ files }) => this.shipped.add(files.card.id));
    return models.map((model) => ({ origin, ...model }));
  }
}

function originOf(key: string): ModelOrigin {
  return key.startsWith('trained/') ? 'trained' : 'shipped';
}
