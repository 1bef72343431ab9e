import type { PrintedFont } from '../../ml/data/printedFont';
import { UserError } from '../../ml/userError';
import { readUserFile } from '../files/readUserFile';

/** Where a font lies, and what people call it. */
export interface FontFile {
  readonly name: string;
  readonly path: string;
}

/**
 * The digits and letters of font files, TrueType or OpenType.
 * @throws UserError if a file cannot be read or is no such font
 */
export async function readFonts(files: readonly FontFile[]): Promise<PrintedFont[]> {
  if (files.length === 0) return [];
  const { fontGlyphs } = await import('./fontGlyphs');
  return Promise.all(
    files.map(async ({ name, path }) => {
      const file = await readUserFile(path);
      try {
        return { name, ...fontGlyphs(file) };
      } catch (error) {
        throw new UserError(`${path} is not a font that can be read.`, { cause: error });
      }
    }),
  );
}
