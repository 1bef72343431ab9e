import { parseStrokes, type StrokeDrawing } from '../../ml/data/strokesFile';
import { readMaybeGzip } from '../files/gzip';

/** Reads a file of drawings, plain or gzipped. @throws UserError if it cannot be read or has another form */
export async function readStrokesFile(path: string): Promise<StrokeDrawing[]> {
  return parseStrokes(new TextDecoder().decode(await readMaybeGzip(path)), path);
}
