import type { Outcome } from '../../ml/reading';
import { element, icon } from '../element';

/** A digit as it stands beside others: plain if it was read, with a question mark if it is a guess, crossed out if it is none. */
export function digitMark({ digit, outcome }: { digit: number; outcome?: Outcome | undefined }): HTMLElement {
  if (outcome === 'not a digit') return icon('circle-slash');
  return element('strong', {}, outcome === 'not sure' ? `${String(digit)}?` : String(digit));
}
