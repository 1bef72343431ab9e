import { modelSummary } from '../ml/index';
import { readLayersModel } from '../ml/models/layersFormat';
import { chosenArchitecture, chosenModel } from './chosenModel';

export interface SummaryOptions {
  readonly model: string;
  readonly json?: boolean;
}

/** Prints the layers, shapes, parameters and multiply-accumulates of an architecture, or of the model in a folder. */
export async function summary({ model, json }: SummaryOptions): Promise<void> {
  const name = await chosenArchitecture(model);
  const layers = name === model ? undefined : readLayersModel(await chosenModel(model)).layers;
  const { text, ...rest } = modelSummary(name, layers);
  process.stdout.write(`${json === true ? JSON.stringify(rest) : text}\n`);
}
