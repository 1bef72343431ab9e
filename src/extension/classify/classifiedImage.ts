import type { ClassifiedReading } from '../../ml/classifiedReading';

/** What one image came to, in the words of `digit classify --json`. */
export interface ClassifiedImage extends ClassifiedReading {
  /** The path of a file on disk, the URI of another, or the name of what is no file. */
  readonly file: string;
  /** The digits that the file's name or its folder's says it shows. */
  readonly label?: string;
  /** Why the image could not be read, if it could not. */
  readonly error?: string;
}
