import type { ModelFiles } from '../../ml/models/modelFiles';
import type { CurrentModel } from './currentModel';

/** The files of the model in use, or `null` if no model can be read. */
export async function filesInUse(model: CurrentModel): Promise<ModelFiles | null> {
  try {
    return await model.files();
  } catch {
    return null;
  }
}
