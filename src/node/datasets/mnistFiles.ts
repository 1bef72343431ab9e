/** Names of a pair of files in MNIST's format, without .gz. */
export interface ImageAndLabelFiles {
  readonly images: string;
  readonly labels: string;
}

/** MNIST's files to train on; every dataset in its format is called so. */
export const TRAINING_FILES: ImageAndLabelFiles = {
  images: 'train-images-idx3-ubyte',
  labels: 'train-labels-idx1-ubyte',
};

/** MNIST's files to test with. */
export const TEST_FILES: ImageAndLabelFiles = {
  images: 't10k-images-idx3-ubyte',
  labels: 't10k-labels-idx1-ubyte',
};

/** More than the largest of MNIST's files has, 47 MB; what is larger is none of them. Bytes. */
export const LARGEST_FILE = 64 * 2 ** 20;
