import { Recogniser } from '../ml/index';
import { engineLine } from '../ml/training/trainingInWords';
import { startEngine } from '../node/engines/startEngine';
import { chosenModel } from './chosenModel';
import { engineFolders } from './engineFolders';
import type { ReadingOptions } from './options';
import { say } from './progress';

/**
 * Starts the engine and loads the model that were asked for.
 * @throws UserError if one of the two cannot be had; AbortError if `signal` asked for it
 */
export async function startRecogniser(
  { model, engine, tta }: ReadingOptions,
  signal: AbortSignal,
): Promise<Recogniser> {
  const { topology, weights, card } = await chosenModel(model);
  const started = await startEngine(engine, engineFolders, signal);
  say(engineLine(started));
  say(`Model: ${card.id}`);
  return Recogniser.create({
    topology,
    weights,
    modelId: card.id,
    calibration: card.calibration,
    testTimeAugmentation: tta,
  });
}
