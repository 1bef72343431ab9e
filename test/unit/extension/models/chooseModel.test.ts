import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogOutputChannel } from 'vscode';
import { chooseModel } from '../../../../src/extension/models/chooseModel';
import { CurrentModel, type ModelPlace } from '../../../../src/extension/models/currentModel';
import { Notices } from '../../../../src/extension/notices';
import { temporaryFolder } from '../../node/temporaryFolder';
import { EventEmitter, Uri, window, workspace } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

interface Item {
  readonly label: string;
  readonly buttons?: readonly { readonly tooltip: string }[];
}

/** The list of models: what is in it, and what its user does. */
class List {
  items: readonly Item[] = [];
  private readonly hidden = new EventEmitter<void>();
  private readonly pressed = new EventEmitter<object>();
  private readonly accepted = new EventEmitter<void>();
  readonly onDidHide = this.hidden.event;
  readonly onDidTriggerItemButton = this.pressed.event;
  readonly onDidAccept = this.accepted.event;
  /** Ends once it is on the screen. */
  readonly shown: Promise<void>;
  show: () => void = () => undefined;

  constructor() {
    this.shown = new Promise((resolve) => {
      this.show = resolve;
    });
  }

  press(tooltip: string): void {
    const item = this.items.find(({ buttons }) => buttons?.some((button) => button.tooltip === tooltip));
    this.pressed.fire({ item, button: item?.buttons?.find((button) => button.tooltip === tooltip) });
  }

  hide(): void {
    this.hidden.fire();
  }

  dispose(): void {
    // There is nothing on the screen.
  }
}

let list: List;
let model: CurrentModel;
let notices: Notices;
/** What the user is told, in order. */
let told: string[];

beforeEach(() => {
  vi.clearAllMocks();
  list = new List();
  window.createQuickPick.mockReturnValue(list);
  const log = { info: () => undefined, error: () => undefined };
  notices = new Notices(log as unknown as LogOutputChannel);
  told = [];
  notices.onDidTell(({ message }) => told.push(message));
  const storage = temporaryFolder();
  cpSync(resolve('models/mlp'), join(storage, 'models', 'mlp-1'), { recursive: true });
  const place = {
    extensionUri: Uri.file(resolve('.')),
    globalStorageUri: Uri.file(storage),
    globalState: { get: () => undefined },
  };
  model = new CurrentModel(place as unknown as ModelPlace, notices);
});

/** Deletes the model that was trained here. @returns how it went, once it is over */
async function deleteModel(): Promise<void> {
  const chosen = chooseModel(undefined, model, notices);
  await list.shown;
  const over = vi.spyOn(notices, 'guard');
  list.press('Delete This Model');
  await over.mock.results[0]?.value;
  list.hide();
  await chosen;
}

describe('a model that is deleted in the list', () => {
  const refused = () => Promise.reject(new Error('EBUSY: resource busy or locked, rmdir'));

  it('is deleted for good if the user agrees, where it cannot be moved to the trash', async () => {
    workspace.fs.delete.mockImplementationOnce(refused).mockResolvedValueOnce();
    window.showWarningMessage.mockResolvedValueOnce('Delete');
    await deleteModel();
    const [[, { detail }]] = window.showWarningMessage.mock.calls as [[string, { detail: string }]];
    expect(detail).toBe('It could not be moved to the trash. Once it is deleted, it cannot be brought back.');
    expect(told).toEqual([expect.stringMatching(/^mlp .*was deleted\.$/)]);
  });

  it('stays where that fails as well, which is said with what to do', async () => {
    workspace.fs.delete.mockImplementationOnce(refused).mockImplementationOnce(refused);
    window.showWarningMessage.mockResolvedValueOnce('Delete');
    await deleteModel();
    expect(told).toEqual([
      expect.stringMatching(
        /^mlp .*could not be deleted\. Check that you may delete its folder, then try again\.$/,
      ),
    ]);
  });
});
