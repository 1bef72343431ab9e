/** How much is fitted to and how long. */
export interface Effort {
  readonly seamPictures: number;
  readonly seamEpochs: number;
  readonly networkPictures: number;
  readonly networkEpochs: number;
  readonly pictures: number;
  readonly heldOutPictures: number;
  readonly heldOutSingles: number;
  readonly drawings: number;
  readonly heldOutDrawings: number;
  readonly epochs: number;
}

export const FULL: Effort = {
  seamPictures: 12_000,
  seamEpochs: 8,
  networkPictures: 20_000,
  networkEpochs: 12,
  pictures: 3000,
  heldOutPictures: 1200,
  heldOutSingles: 4000,
  drawings: 16_000,
  heldOutDrawings: 2000,
  epochs: 14,
};

/** To see that everything works; its weights read badly. */
export const QUICK: Effort = {
  seamPictures: 40,
  seamEpochs: 1,
  networkPictures: 60,
  networkEpochs: 1,
  pictures: 40,
  heldOutPictures: 30,
  heldOutSingles: 40,
  drawings: 60,
  heldOutDrawings: 40,
  epochs: 2,
};
