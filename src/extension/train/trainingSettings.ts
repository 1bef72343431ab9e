import * as v from 'valibot';
import * as vscode from 'vscode';
import { ENGINE_CHOICES } from '../../ml/engines/engine';
import { UserError } from '../../ml/userError';

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** What each `digitLab.training.*` setting may be, and how that is said; `package.json` declares the same. */
const SETTINGS = {
  epochs: { schema: whole(1, 500), allowed: 'a whole number from 1 to 500' },
  batchSize: { schema: whole(1, 4096), allowed: 'a whole number from 1 to 4096' },
  learningRate: {
    schema: v.nullable(v.pipe(v.number(), v.gtValue(0), v.maxValue(1))),
    allowed: "a number above 0 and at most 1, or null for the model's own",
  },
  validationSplit: {
    schema: v.pipe(v.number(), v.minValue(0.01), v.maxValue(0.5)),
    allowed: 'a number from 0.01 to 0.5',
  },
  augmentation: { schema: v.boolean(), allowed: 'true or false' },
  seed: { schema: whole(0, 2 ** 32 - 1), allowed: 'a whole number from 0 to 4294967295' },
  engine: { schema: v.picklist(ENGINE_CHOICES), allowed: '"auto", "native" or "portable"' },
  workers: {
    schema: v.nullable(whole(1, 64)),
    allowed: 'a whole number from 1 to 64, or null for one per processor core',
  },
} as const;

type SettingName = keyof typeof SETTINGS;

/** The `digitLab.training.*` settings. */
export type TrainingSettings = {
  readonly [Name in SettingName]: v.InferOutput<(typeof SETTINGS)[Name]['schema']>;
};

/** Valibot entries for the same values, each of which may be left out. */
export const settingEntries = {
  epochs: v.optional(SETTINGS.epochs.schema),
  batchSize: v.optional(SETTINGS.batchSize.schema),
  learningRate: v.optional(SETTINGS.learningRate.schema),
  validationSplit: v.optional(SETTINGS.validationSplit.schema),
  augmentation: v.optional(SETTINGS.augmentation.schema),
  seed: v.optional(SETTINGS.seed.schema),
  engine: v.optional(SETTINGS.engine.schema),
  workers: v.optional(SETTINGS.workers.schema),
};

/** Reads the settings as the user has them. @throws UserError if one of them is out of its range */
export function readTrainingSettings(): TrainingSettings {
  const configuration = vscode.workspace.getConfiguration('digitLab.training');
  const entries = Object.entries(SETTINGS).map(([name, { schema, allowed }]) => {
    const result = v.safeParse(schema, configuration.get(name));
    if (result.success) return [name, result.output] as const;
    throw new UserError(
      `The setting digitLab.training.${name} must be ${allowed}. Change it in the settings.`,
    );
  });
  return Object.fromEntries(entries) as TrainingSettings;
}

/** What is wrong with a number of epochs that was typed, or `null`. */
export function epochsProblem(text: string): string | null {
  const { schema, allowed } = SETTINGS.epochs;
  return v.is(schema, text.trim() === '' ? NaN : Number(text)) ? null : `Type ${allowed}.`;
}
