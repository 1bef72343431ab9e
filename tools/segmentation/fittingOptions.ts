import { parseArgs } from 'node:util';
import { ENGINE_CHOICES, type EngineName } from '../../src/ml/engines/engine';

/** What the weights are to be fitted by; `tools/fitSegmentation.mjs` has looked at it. */
export function readOptions() {
  const { values } = parseArgs({
    options: {
      shared: { type: 'string', default: '' },
      model: { type: 'string', default: '' },
      native: { type: 'string', multiple: true, default: [] },
      out: { type: 'string', default: '' },
      engine: { type: 'string', default: 'auto' },
      seed: { type: 'string', default: '1' },
      keep: { type: 'string', default: '' },
      quick: { type: 'boolean', default: false },
    },
  });
  return {
    ...values,
    engine: ENGINE_CHOICES.find((choice) => choice === values.engine) ?? 'auto',
    seed: Number(values.seed),
    kept: values.keep.split(',').filter((name) => name !== ''),
  };
}

/** Says in the files what made them, a line each. */
export function originOf(
  { seed, kept, quick }: ReturnType<typeof readOptions>,
  engine: EngineName,
  modelId: string,
): string[] {
  const command = [
    `--seed ${seed}`,
    ...(kept.length > 0 ? [`--keep ${kept.join()}`] : []),
    ...(quick ? ['--quick'] : []),
  ].join(' ');
  return [
    `Made by \`npm run fit-segmentation -- ${command}\` (engine ${engine}); change it there.`,
    `Of the MNIST training images that the model ${modelId} was trained on, and of the pen digits'`,
    'writers 1-20; with synthetic digits, what networks are trained to refuse (src/ml/data/nonDigits), and digits and letters',
    'of those fonts of src/cli/printedFonts.ts to train on that were installed.',
  ];
}
