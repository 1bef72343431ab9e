import type { ModelCard } from '../../ml/models/card';
import type { Notices } from '../notices';
import type { CurrentModel } from './currentModel';

/**
 * Takes the model that the user chose into use, and says so.
 * @param folder path of its folder
 * @throws as `CurrentModel.use`
 */
export async function takeIntoUse(folder: string, model: CurrentModel, notices: Notices): Promise<ModelCard> {
  const { card } = await model.use(folder);
  notices.tell({ level: 'information', message: `${model.nameOf(card)} is now in use.` });
  return card;
}
