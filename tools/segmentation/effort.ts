/** How much is fitted to and how long. */
export interface Effort {
  readonly seamPictures: number;
  readonly seamEpochs: number;
  readonly networkPictures: number;
  readonly networkNonDigits: number;
  readonly networkEpochs: number;
  readonly pictures: number;
  readonly nonDigits: number;
  readonly heldOutPictures: number;
  readonly heldOutSingles: number;
  readonly heldOutNonDigits: number;
  readonly drawings: number;
  readonly drawnNonDigits: number;
  readonly heldOutDrawings: number;
  readonly epochs: number;
}

export const FULL: Effort = {
  seamPictures: 12_000,
  seamEpochs: 8,
  networkPictures: 24_000,
  networkNonDigits: 14_000,
  networkEpochs: 12,
  pictures: 3000,
  nonDigits: 1000,
  heldOutPictures: 1200,
  heldOutSingles: 4000,
  heldOutNonDigits: 600,
  drawings: 16_000,
  drawnNonDigits: 3000,
  heldOutDrawings: 2000,
  epochs: 14,
};

/** To see that everything works; its weights read badly. */
export const QUICK: Effort = {
  seamPictures: 40,
  seamEpochs: 1,
  networkPictures: 60,
  networkNonDigits: 20,
  networkEpochs: 1,
  pictures: 40,
  nonDigits: 20,
  heldOutPictures: 30,
  heldOutSingles: 40,
  heldOutNonDigits: 20,
  drawings: 60,
  drawnNonDigits: 20,
  heldOutDrawings: 40,
  epochs: 2,
};
