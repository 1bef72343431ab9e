import * as vscode from 'vscode';
import type { LabelledImages } from '../../ml/data/labelledImages';
import { OWN_FOLDER, type ChangedDigits, type DigitChange } from '../../ml/data/ownDigits';
import { UserError } from '../../ml/userError';
import { DigitStore } from '../../node/datasets/digitStore';

/** Where the collection lies: on this machine for every workspace, or in the workspace. */
export type DigitsLocation = 'global' | 'workspace';

const SECTION = 'digitLab.myDigits';

/**
 * My Digits: drawings that the user kept with their true labels, to test and to train with. They are files on disk, which other
 * windows may change as well.
 */
export class MyDigits implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires after a change made in this window, and when the setting names another place. */
  readonly onDidChange = this.changed.event;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly place: Pick<vscode.ExtensionContext, 'globalStorageUri'>) {
    this.subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) this.changed.fire();
    });
  }

  /** The setting `digitLab.myDigits.location`. @throws UserError if it is something else */
  get location(): DigitsLocation {
    const setting = vscode.workspace.getConfiguration(SECTION).get('location');
    if (setting === 'global' || setting === 'workspace') return setting;
    throw new UserError(
      'The setting digitLab.myDigits.location must be "global" or "workspace". Change it in the settings.',
    );
  }

  /**
   * The folder of the two IDX files, which may not be there yet.
   * @throws UserError if it is to be in the workspace and there is none on disk
   */
  get folder(): vscode.Uri {
    if (this.location === 'global') return vscode.Uri.joinPath(this.place.globalStorageUri, OWN_FOLDER);
    const root = vscode.workspace.workspaceFolders?.[0];
    if (root?.uri.scheme === 'file') return vscode.Uri.joinPath(root.uri, '.digit-lab', OWN_FOLDER);
    throw new UserError(
      'The setting digitLab.myDigits.location is "workspace", but no folder on disk is open. Open one, or set it to "global".',
    );
  }

  /** @throws UserError as `folder`, and if the files are damaged */
  async read(): Promise<LabelledImages> {
    return new DigitStore(this.folder.fsPath).read();
  }

  /**
   * @param folder where to make the change, if not where My Digits lie now
   * @throws UserError as `folder`, and if the files are damaged or cannot be written
   */
  async change(change: DigitChange, folder = this.folder): Promise<ChangedDigits> {
    const result = await new DigitStore(folder.fsPath).change(change);
    if (result.undo !== null) this.changed.fire();
    return result;
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}
