import { modelSummary } from '../ml/index';
import { chosenArchitecture } from './chosenModel';

export interface SummaryOptions {
  readonly model: string;
  readonly json?: boolean;
}

/** Prints the layers, shapes, parameters and multiply-accumulates of a network. */
export async function summary({ model, json }: SummaryOptions): Promise<void> {
  const { text, ...rest } = modelSummary(await chosenArchitecture(model));
  process.stdout.write(`${json === true ? JSON.stringify(rest) : text}\n`);
}
