import * as v from 'valibot';
import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import { accuracyInWords } from '../../ml/models/accuracyInWords';
import type { ModelCard } from '../../ml/models/card';
import { thousands } from '../../ml/figures';
import { baseName } from '../files/baseName';
import { isThere } from '../files/isThere';
import { revealFolder } from '../files/revealFolder';
import type { Notices } from '../notices';
import type { CurrentModel, ModelEntry } from './currentModel';
import { takeIntoUse } from './takeIntoUse';

/** What Choose Model may be called with: the card's `id` of a model. */
const chooseRequest = v.nullish(v.object({ model: v.string() }));

const REVEAL: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('folder-opened'),
  tooltip: 'Show the Folder of This Model',
};
const DELETE: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('trash'),
  tooltip: 'Delete This Model',
};

interface ModelItem extends vscode.QuickPickItem {
  readonly entry?: ModelEntry;
}

/** The way to a model that is not in the list yet. */
const ADD: ModelItem = {
  label: '$(add) Add a Model from a Folder…',
  detail: 'Such as one that "digit train" made in a terminal, here or on another machine.',
};

/**
 * Choose Model: lets the user pick the model that reads, from those that ship and those that were trained here, or
 * from a folder. All but those that ship can be deleted there, and their folders shown.
 *
 * @param argument `{"model": ID}` picks without asking
 * @returns the card of the model that is now in use, or `null` if none was picked
 * @throws UserError if there is no such model, or it is damaged
 */
export async function chooseModel(
  argument: unknown,
  model: CurrentModel,
  notices: Notices,
): Promise<ModelCard | null> {
  const request = v.safeParse(chooseRequest, argument);
  if (!request.success) {
    throw new UserError('Choose Model was called with an unknown argument. Pass {"model": ID}.');
  }
  const id = request.output?.model;
  const entry = id === undefined ? await ask(model, notices) : await model.find(id);
  return entry === null ? null : takeIntoUse(entry.folder, model, notices);
}

/** @returns the model that was picked, here or in a folder */
async function ask(model: CurrentModel, notices: Notices): Promise<ModelEntry | null> {
  const item = await pick(model, notices);
  return item === ADD ? addFromFolder(model) : (item?.entry ?? null);
}

/** @throws UserError if the folder is not on this machine's disk, or as `CurrentModel.add` */
async function addFromFolder(model: CurrentModel): Promise<ModelEntry | null> {
  const uris = await vscode.window.showOpenDialog({
    title: 'Add a Model from a Folder',
    openLabel: 'Add',
    canSelectFiles: false,
    canSelectFolders: true,
  });
  const uri = uris?.[0];
  if (uri === undefined) return null;
  if (uri.scheme === 'file') return model.add(uri.fsPath);
  throw new UserError(
    `The folder "${baseName(uri)}" is not on the disk of the machine that Digit Lab runs on. Copy it there and choose it there.`,
  );
}

/** Shows the list, which is filled again after a model was deleted. @returns what was picked */
async function pick(model: CurrentModel, notices: Notices): Promise<ModelItem | null> {
  const input = vscode.window.createQuickPick<ModelItem>();
  input.title = 'Choose Model';
  input.placeholder = 'Which model should read?';
  input.matchOnDescription = true;
  input.matchOnDetail = true;
  // Otherwise a webview that gets the focus back from the command palette would close the list, and so would a dialog.
  input.ignoreFocusOut = true;
  const list = async (): Promise<void> => {
    input.items = modelItems(await model.list(), model);
    // So that Enter alone changes nothing.
    input.activeItems = input.items.filter(({ entry }) => entry !== undefined && model.isInUse(entry));
  };
  try {
    await list();
    return await new Promise<ModelItem | null>((resolve) => {
      input.onDidAccept(() => resolve(input.selectedItems[0] ?? null));
      input.onDidHide(() => resolve(null));
      input.onDidTriggerItemButton(({ button, item: { entry } }) => {
        if (entry === undefined) return;
        void notices.guard(async () => {
          if (button === REVEAL) await revealFolder(vscode.Uri.file(entry.folder), notices, 'The model is');
          else if (await whileDisabled(input, () => discard(entry, model))) await list();
        });
      });
      input.show();
    });
  } finally {
    input.dispose();
  }
}

/** Disables the list while `work` runs, as that changes what can be picked. */
async function whileDisabled<Result>(input: vscode.QuickInput, work: () => Promise<Result>): Promise<Result> {
  input.enabled = false;
  input.busy = true;
  try {
    return await work();
  } finally {
    input.enabled = true;
    input.busy = false;
  }
}

/**
 * Deletes a model: into the trash where there is one, else after asking.
 * @returns whether it is gone
 * @throws as `CurrentModel.remove`
 */
async function discard(entry: ModelEntry, model: CurrentModel): Promise<boolean> {
  try {
    await model.remove(entry, true);
    return true;
  } catch (error) {
    // That there is no trash can be told from other errors only by VS Code's message, which is in the user's language. So this
    // asks whenever the model is still there; an error after it was deleted is another matter.
    if (!(await isThere(vscode.Uri.file(entry.folder)))) throw error;
    const chosen = await vscode.window.showWarningMessage(
      `Delete ${model.nameOf(entry.files.card)}?`,
      {
        modal: true,
        detail: 'It could not be moved to the trash. If you delete it, it cannot be restored.',
      },
      'Delete',
    );
    if (chosen !== 'Delete') return false;
    await model.remove(entry, false);
    return true;
  }
}

/** @throws UserError if there are none */
function modelItems(entries: readonly ModelEntry[], model: CurrentModel): ModelItem[] {
  if (entries.length === 0) {
    throw new UserError('There is no model that can be read. Reinstall the extension, or train a model.');
  }
  const models = entries.flatMap((entry, index): ModelItem[] => {
    const startsGroup = entry.origin !== entries[index - 1]?.origin;
    const group = entry.origin === 'shipped' ? 'shipped with Digit Lab' : 'trained or added here';
    return startsGroup ? [separator(group), modelItem(entry, model)] : [modelItem(entry, model)];
  });
  return [...models, separator(''), ADD];
}

function separator(label: string): ModelItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function modelItem(entry: ModelEntry, model: CurrentModel): ModelItem {
  const { card } = entry.files;
  const name = model.nameOf(card);
  const inUse = model.isInUse(entry);
  const description = [
    ...(inUse ? ['in use'] : []),
    ...(card.startedFrom === undefined ? [] : [`fine-tuned from ${card.startedFrom.id}`]),
    card.id,
  ];
  return {
    entry,
    label: inUse ? `$(check) ${name}` : name,
    description: description.join(', '),
    detail: `${accuracyInWords(card)}; ${thousands(card.parameters)} parameters`,
    buttons: entry.origin === 'trained' ? [REVEAL, DELETE] : [],
  };
}
