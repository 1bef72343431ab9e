import * as v from 'valibot';
import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import type { ModelCard } from '../../ml/models/card';
import { thousands } from '../../ml/figures';
import type { Notices } from '../notices';
import { accuracyInWords, type CurrentModel, type ModelEntry } from './currentModel';

/** What Choose Model may be called with: the card's `id` of a model. */
const chooseRequest = v.optional(v.object({ model: v.string() }));

interface ModelItem extends vscode.QuickPickItem {
  readonly entry?: ModelEntry;
}

/**
 * Choose Model: lets the user pick the model that reads, from those that ship and those that were trained here.
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
    throw new UserError('Choose Model was called with something that it does not know. Pass {"model": ID}.');
  }
  const entry =
    request.output === undefined
      ? await ask(await model.list(), model)
      : await model.find(request.output.model);
  if (entry === undefined) return null;
  const { card } = await model.use(entry.folder);
  notices.tell({ level: 'information', message: `The model ${card.id} reads from now on.` });
  return card;
}

async function ask(entries: readonly ModelEntry[], model: CurrentModel): Promise<ModelEntry | undefined> {
  if (entries.length === 0) {
    throw new UserError('There is no model that can be read. Reinstall the extension, or train a model.');
  }
  const items = entries.flatMap((entry, index): ModelItem[] => {
    const startsGroup = entry.origin !== entries[index - 1]?.origin;
    const group = entry.origin === 'shipped' ? 'shipped with Digit Lab' : 'trained here';
    const separator = { label: group, kind: vscode.QuickPickItemKind.Separator };
    return startsGroup ? [separator, modelItem(entry, model)] : [modelItem(entry, model)];
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Choose Model',
    placeHolder: 'Which model shall read?',
    matchOnDescription: true,
    matchOnDetail: true,
    // A webview that gets the focus back from the command palette would close the list.
    ignoreFocusOut: true,
  });
  return picked?.entry;
}

function modelItem(entry: ModelEntry, model: CurrentModel): ModelItem {
  const { card } = entry.files;
  const inUse = model.isInUse(entry);
  const from = card.startedFrom === undefined ? '' : ` from ${card.startedFrom.id}`;
  const trained = `${from === '' ? 'trained' : 'fine-tuned'} ${new Date(card.created).toLocaleString()}${from}`;
  return {
    entry,
    label: inUse ? `$(check) ${card.id}` : card.id,
    description: inUse ? `in use, ${trained}` : trained,
    detail: `${accuracyInWords(card)}; ${thousands(card.parameters)} parameters`,
  };
}
