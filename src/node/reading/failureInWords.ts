import type { ReaderRequest } from '../../protocol/reader';

/** What was to be done, as the beginning of a sentence, and what a user can do besides trying again. */
interface Undone {
  readonly what: string;
  readonly instead: string;
}

const PICTURE: Undone = { what: 'The image could not be read', instead: ', or make the image smaller' };

const UNDONE: Readonly<Record<ReaderRequest['type'], Undone>> = {
  model: { what: 'The model could not be loaded', instead: ', or choose another model' },
  image: PICTURE,
  decode: PICTURE,
  inspect: PICTURE,
  idx: { what: 'The IDX file could not be read', instead: '' },
  frames: { what: 'The images could not be read', instead: '' },
  frame: { what: 'The image could not be read', instead: '' },
};

/** What a user is told where the thread that reads dies. @param asked what it was asked, and has not answered */
export function lossInWords(asked: ReaderRequest['type']): string {
  const { what, instead } = UNDONE[asked];
  return `${what}: the part of Digit Lab that reads images ended unexpectedly, perhaps for lack of memory. Try again${instead}.`;
}

/** What a user is told where that thread fails as nobody had thought of. @param asked what it was asked */
export function faultInWords(asked: ReaderRequest['type']): string {
  return `${UNDONE[asked].what} because of a fault in Digit Lab. The log has the details.`;
}
