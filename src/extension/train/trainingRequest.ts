import * as v from 'valibot';
import { UserError } from '../../ml/userError';
import { ARCHITECTURES } from '../../ml/models/layerSpec';
import { datasetChoice } from '../dataset/datasetChoice';
import { readTrainingSettings, settingEntries } from './trainingSettings';

const trainingRequest = v.strictObject({
  architecture: v.optional(v.picklist(ARCHITECTURES), 'compact'),
  dataset: datasetChoice,
  ...settingEntries,
});

/** What to train, on what, and how. */
export type TrainingRequest = Required<v.InferOutput<typeof trainingRequest>>;

/**
 * Makes sense of the object that Train Model was called with, for example by a keybinding or a task:
 * `{"architecture": "compact", "dataset": {"kind": "synthetic"}, "epochs": 3}`. What it leaves out comes from the
 * settings.
 *
 * @throws UserError if it is something else, or a setting is out of its range
 */
export function parseTrainingRequest(argument: unknown): TrainingRequest {
  const result = v.safeParse(trainingRequest, argument);
  if (result.success) return { ...readTrainingSettings(), ...withoutUndefined(result.output) };
  const [issue] = result.issues;
  const where = v.getDotPath(issue);
  throw new UserError(
    `Train Model was called with something that it does not know${where === null ? '' : ` at "${where}"`}. Pass, for example, {"architecture": "compact", "dataset": {"kind": "mnist"}, "epochs": 3}.`,
    { cause: new Error(v.summarize(result.issues)) },
  );
}

/** Values that are present but undefined would hide the settings. */
function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Value;
}
