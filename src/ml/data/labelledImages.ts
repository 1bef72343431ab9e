/** Images with their labels: `images` is count x 784 bytes, row-major, 0 paper to 255 full ink; `labels` count digits. */
export interface LabelledImages {
  readonly count: number;
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** What a network is trained on, and tested with if there is a test set. */
export interface Dataset {
  /** As people call it, for example "MNIST". */
  readonly name: string;
  readonly train: LabelledImages;
  readonly test?: LabelledImages;
}
