import type { LabelledImages } from '../../data/labelledImages';
import type { StrokeDrawing } from '../../data/strokesFile';
import type { RgbaPicture } from '../../image/picture';
import type { ArchitectureName } from '../../models/layerSpec';
import type { FrameReader } from '../../pictureReader';
import type { Figure } from './figure';
import type { PrintedFont } from '../../data/printedFont';

/** A picture of a file, with what it says. */
export interface LabelledPicture {
  readonly name: string;
  /** The folder that it lies in: about one writer or one tool. */
  readonly set: string;
  readonly label: string;
  /** Decodes it; `null` if it cannot be opened, which counts as misread. */
  readonly load: () => Promise<RgbaPicture | null>;
}

/** The data that suites measure on; `null` is what is not there. */
export interface SuiteData {
  /** MNIST's test set. */
  readonly mnist: LabelledImages | null;
  /** Pen drawings with their writers. */
  readonly drawings: readonly StrokeDrawing[] | null;
  readonly photos: readonly LabelledPicture[] | null;
  readonly paintings: readonly LabelledPicture[] | null;
  readonly numbers: readonly LabelledPicture[] | null;
  readonly notDigits: readonly LabelledPicture[] | null;
  /** Those that no training sees. */
  readonly fonts: { readonly load: () => Promise<readonly PrintedFont[]> } | null;
}

/** What each part of the data is, for a sentence that says that it is missing. */
export const DATA_NAMES: Readonly<Record<keyof SuiteData, string>> = {
  mnist: "MNIST's test set (mnist/t10k-*)",
  drawings: 'the pen drawings (strokes/pen-digits.json.gz)',
  photos: 'the photos (pictures/photo)',
  paintings: 'the drawn pictures (pictures/drawn)',
  numbers: 'the pictures of numbers (pictures/number)',
  notDigits: 'the pictures of letters and shapes (pictures/not-digit)',
  fonts: "a set of eight or more of Debian's fonts (fonts-dejavu-core and fonts-liberation have nine)",
};

export interface SuiteRun {
  readonly architecture: ArchitectureName;
  readonly reader: FrameReader;
  readonly data: SuiteData;
  /** Awaited now and then. Lets messages through, and throws to stop. @param done share of the suite, 0..1 */
  readonly progress: (done: number) => Promise<void>;
}

/** Figures that are measured together. */
export interface Suite {
  readonly name: string;
  /** What is measured, on what, as a line of a report. */
  readonly title: string;
  /** Without any of these nothing can be measured. */
  readonly needs: readonly (keyof SuiteData)[];
  /** It also measures on each of these that is there. */
  readonly uses?: readonly (keyof SuiteData)[];
  run(run: SuiteRun): Promise<Figure[]>;
}
