import * as v from 'valibot';
import { UserError } from '../../ml/userError';
import { ARCHITECTURES } from '../../ml/models/layerSpec';
import { FINE_TUNING } from '../../ml/training/defaults';
import { datasetChoice } from '../dataset/datasetChoice';
import { readTrainingSettings, settingEntries, type TrainingSettings } from './trainingSettings';

const trainingRequest = v.strictObject({
  /** `null`: that of the model in `from`, or `compact`. */
  architecture: v.optional(v.nullable(v.picklist(ARCHITECTURES)), null),
  /** The card's `id` of the model to fine-tune; `null` trains one from random weights. */
  from: v.optional(v.nullable(v.string()), null),
  dataset: datasetChoice,
  ...settingEntries,
  /** `null`: that of the model in `from`, or of the architecture. */
  validationSplit: v.nullish(settingEntries.validationSplit.wrapped),
});

/** What to train, on what, and how. */
export type TrainingRequest = Required<v.InferOutput<typeof trainingRequest>>;

const askFromMyDigits = v.strictObject({ ask: v.literal('myDigits') });

/** Whether Train Model was called by the view of My Digits, to ask with them in mind: `{"ask": "myDigits"}`. */
export function asksFromMyDigits(argument: unknown): boolean {
  return v.is(askFromMyDigits, argument);
}

/**
 * Parses the object that Train Model was called with, for example by a keybinding or a task:
 * `{"architecture": "compact", "dataset": {"kind": "synthetic"}, "epochs": 3}`, or with `"from"` and a model's id for
 * fine-tuning. What it leaves out comes from `usualAnswers`.
 *
 * @throws UserError if it is something else, or a setting is out of its range
 */
export function parseTrainingRequest(argument: unknown): TrainingRequest {
  const result = v.safeParse(trainingRequest, argument);
  if (result.success) {
    return { ...usualAnswers(result.output.from), ...withoutUndefined(result.output) };
  }
  const [issue] = result.issues;
  const where = v.getDotPath(issue);
  throw new UserError(
    `Train Model was called with an unknown argument${where === null ? '' : ` at "${where}"`}. Pass, for example, {"architecture": "compact", "dataset": {"kind": "mnist"}, "epochs": 3}.`,
    { cause: new Error(v.summarize(result.issues)) },
  );
}

/**
 * The values of a request that does not name them: those of the settings. Fine-tuning has its own number of epochs and
 * learning rate, far below those for training from random weights that the settings hold, and its model's validation split.
 * @throws UserError if a setting is out of its range
 */
export function usualAnswers(from: string | null): Pick<TrainingRequest, keyof TrainingSettings> {
  const settings = readTrainingSettings();
  if (from === null) return settings;
  return { ...settings, epochs: FINE_TUNING.epochs, learningRate: null, validationSplit: null };
}

/** Values that are present but undefined would hide the settings. */
function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Value;
}
