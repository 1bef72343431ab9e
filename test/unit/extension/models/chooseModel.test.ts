import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogOutputChannel } from 'vscode';
import { chooseModel } from '../../../../src/extension/models/chooseModel';
import { CurrentModel, type ModelPlace } from '../../../../src/extension/models/currentModel';
import { Notices } from '../../../../src/extension/notices';
import { memento } from '../../../memento';
import { temporaryFolder } from '../../node/temporaryFolder';
import { EventEmitter, QuickPickItemKind, Uri, window, workspace } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

interface Item {
  readonly label: string;
  readonly kind?: number;
  readonly buttons?: readonly { readonly tooltip: string }[];
}

/** The list of models: what is in it, and what its user does. */
class List {
  items: readonly Item[] = [];
  selectedItems: readonly Item[] = [];
  activeItems: readonly Item[] = [];
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

  accept(item: Item): void {
    this.selectedItems = [item];
    this.accepted.fire();
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
/** The folder of the models that were trained here. */
let trained: string;

beforeEach(() => {
  vi.clearAllMocks();
  list = new List();
  window.createQuickPick.mockReturnValue(list);
  const log = { info: () => undefined, error: () => undefined };
  notices = new Notices(log as unknown as LogOutputChannel);
  told = [];
  notices.onDidTell(({ message }) => told.push(message));
  const storage = temporaryFolder();
  trained = join(storage, 'models');
  cpSync(resolve('models/mlp'), join(trained, 'mlp-1'), { recursive: true });
  const place = {
    extensionUri: Uri.file(resolve('.')),
    globalStorageUri: Uri.file(storage),
    globalState: memento(),
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

it('stands on the model in use, also after another was deleted', async () => {
  workspace.fs.delete.mockResolvedValueOnce();
  const active = () => list.activeItems.map(({ label }) => label);
  await model.use(resolve('models/cnn'));
  const chosen = chooseModel(undefined, model, notices);
  await list.shown;
  expect(active()).toEqual(['$(check) cnn (shipped)']);
  list.activeItems = [];
  const over = vi.spyOn(notices, 'guard');
  list.press('Delete This Model');
  await over.mock.results[0]?.value;
  expect(active()).toEqual(['$(check) cnn (shipped)']);
  list.hide();
  await chosen;
});

describe('a model that is deleted in the list', () => {
  const refused = () => Promise.reject(new Error('EBUSY: resource busy or locked, rmdir'));

  it('is deleted for good if the user agrees, where it cannot be moved to the trash', async () => {
    workspace.fs.delete.mockImplementationOnce(refused).mockResolvedValueOnce();
    window.showWarningMessage.mockResolvedValueOnce('Delete');
    await deleteModel();
    const [[, { detail }]] = window.showWarningMessage.mock.calls as [[string, { detail: string }]];
    expect(detail).toBe('It could not be moved to the trash. If you delete it, it cannot be restored.');
    expect(told).toEqual([expect.stringMatching(/^mlp .*was deleted\.$/)]);
  });

  it('stays where that fails as well, which is said with what to do', async () => {
    workspace.fs.delete.mockImplementationOnce(refused).mockImplementationOnce(refused);
    window.showWarningMessage.mockResolvedValueOnce('Delete');
    await deleteModel();
    expect(told).toEqual([
      expect.stringMatching(
        /^mlp .*could not be deleted\. Check that you can delete its folder, then try again\.$/,
      ),
    ]);
  });
});

describe('a model that is added from a folder', () => {
  /** A model's folder that is none of those in the list. */
  function otherModel(): string {
    const folder = join(temporaryFolder(), 'my-model');
    cpSync(resolve('models/mlp'), folder, { recursive: true });
    const card = readFileSync(join(folder, 'card.json'), 'utf8');
    writeFileSync(join(folder, 'card.json'), card.replace(/"id": "mlp-\w+"/, '"id": "mlp-0123456789ab"'));
    return folder;
  }

  /** Picks the last item of the list, and in the dialog what is at `uri`. */
  async function add(uri: object | undefined) {
    window.showOpenDialog.mockResolvedValueOnce(uri === undefined ? undefined : [uri]);
    const chosen = chooseModel(undefined, model, notices);
    await list.shown;
    list.accept(list.items.at(-1)!);
    return chosen;
  }

  it('is copied beside those that were trained here, and reads from now on', async () => {
    const folder = otherModel();
    const card = await add(Uri.file(folder));
    expect(list.items.at(-1)?.label).toBe('$(add) Add a Model from a Folder…');
    expect(list.items.at(-2)).toEqual({ label: '', kind: QuickPickItemKind.Separator });
    expect(window.showOpenDialog).toHaveBeenCalledWith({
      title: 'Add a Model from a Folder',
      openLabel: 'Add',
      canSelectFiles: false,
      canSelectFolders: true,
    });
    const entry = await model.find('mlp-0123456789ab');
    expect(card).toEqual(entry.files.card);
    expect(model.isInUse(entry)).toBe(true);
    expect(entry.origin).toBe('trained');
    expect(readdirSync(trained)).toHaveLength(2);
    for (const name of ['model.json', 'weights.bin', 'history.json']) {
      expect(readFileSync(join(entry.folder, name)).equals(readFileSync(join(folder, name)))).toBe(true);
    }
    expect(told).toEqual([expect.stringMatching(/^mlp of .* is now in use\.$/)]);
  });

  it('is the one that is here already where that has the same id', async () => {
    const folder = otherModel();
    await add(Uri.file(folder));
    const before = readdirSync(trained);
    await model.use(join(trained, 'mlp-1'));
    list = new List();
    window.createQuickPick.mockReturnValue(list);
    await add(Uri.file(folder));
    expect(readdirSync(trained)).toEqual(before);
    expect(model.isInUse(await model.find('mlp-0123456789ab'))).toBe(true);
  });

  it.each([
    ['is damaged', 'weights.bin', /my-model: The model is damaged/],
    ['is no model', 'weights.txt', /^The model is incomplete: .*model\.json does not exist\./],
  ])('is not taken where it %s, and the one in use stays', async (_, name, sentence) => {
    const folder = name === 'weights.bin' ? otherModel() : temporaryFolder();
    writeFileSync(join(folder, name), 'Something else.');
    await expect(add(Uri.file(folder))).rejects.toThrow(sentence);
    expect(readdirSync(trained)).toEqual(['mlp-1']);
    expect((await model.files()).card.architecture).toBe('compact');
    expect(told).toEqual([]);
  });

  it('has to be copied first where it is on no disk of this machine', async () => {
    const elsewhere = Uri.parse('vscode-local://host/home/me/my-model');
    await expect(add(elsewhere)).rejects.toThrow(
      'The folder "my-model" is not on the disk of the machine that Digit Lab runs on. Copy it there and choose it there.',
    );
  });

  it('is none where the dialog is closed', async () => {
    expect(await add(undefined)).toBeNull();
    expect(told).toEqual([]);
  });
});
