import { doubtInWords, withSigns } from '../../ml/doubtInWords';
import { placeInWords } from '../../ml/placeInWords';
import type { ReadDigit } from '../../ml/reading';
import type { ImageReading } from '../../protocol/reader';
import { probabilityInWords } from '../../ml/probabilityInWords';

/**
 * What an image was read as, in lines for a language model: the reading or why there is none, then each digit with how
 * sure it is, where it lies and what else it could be.
 *
 * @param name of the image
 * @param modelId of the card of the model that read
 */
export function readingAsText(
  name: string,
  modelId: string,
  { width, height, reading }: ImageReading,
): string {
  return [
    `Image: ${name}, ${width} x ${height} pixels, read by the model ${modelId}.`,
    `Reading: ${summary(reading)}`,
    ...reading.digits.map((digit, index) => `${placeInWords(reading.digits, index)}: ${digitAsText(digit)}`),
  ].join('\n');
}

function summary({ text, outcome, confidence, digits }: ImageReading['reading']): string {
  const guess = digits.map(({ digit }) => digit).join('');
  switch (outcome) {
    case 'nothing':
      return 'none. No ink was found that could be a digit.';
    case 'not a digit':
      return 'none. What is in the image does not look like a digit; letters and other signs are not read.';
    case 'not sure':
      return `none. Not sure; the best guess, which may well be wrong, is ${guess}.`;
    case 'digit':
      return read(text ?? guess, confidence, digits);
  }
}

function read(text: string, confidence: number, digits: readonly ReadDigit[]): string {
  const doubt = doubtInWords(digits);
  if (doubt !== null) return `${text}, partly sure. ${withSigns(doubt, digits)}.`;
  const each = text.length > 1 ? 'each digit at least ' : '';
  return `${withSigns(`${text}, ${each}${probabilityInWords(confidence)} sure`, digits)}.`;
}

function digitAsText({ digit, confidence, probabilities, outcome, box }: ReadDigit): string {
  const [second] = probabilities
    .map((share, each) => ({ share, each }))
    .filter(({ each }) => each !== digit)
    .sort((a, b) => b.share - a.share);
  const next = second === undefined ? '' : `; next ${second.each} at ${probabilityInWords(second.share)}`;
  const refused = outcome === 'digit' ? '' : ` (${outcome})`;
  const place = `x ${box.x}, y ${box.y}, ${box.width} x ${box.height} pixels`;
  return `${digit} at ${probabilityInWords(confidence)}${refused}${next}; at ${place}.`;
}
