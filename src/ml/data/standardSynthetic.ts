/**
 * The synthetic digits that are trained on where no other dataset is chosen. The seed is the same each time, so that
 * models trained on them can be compared.
 */
export const STANDARD_SYNTHETIC = { trainingImages: 20_000, testImages: 2_000, seed: 20_261 } as const;

/** What a card calls synthetic digits as a dataset. */
export const SYNTHETIC_NAME = 'synthetic digits';
