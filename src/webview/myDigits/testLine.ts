import { thousands } from '../../ml/figures';
import type { DigitsTest } from '../../protocol/myDigits';
import { progressRing } from '../controls';
import { element } from '../element';
import { setDisabled } from '../focusNext';
import type { Score } from '../images/imageOrder';
import { MistakesToggle } from '../images/mistakesToggle';
import { share } from '../reading/probability';

/** How the model in use reads the collection, in a line, and the way to its mistakes. */
export class TestLine {
  readonly root: HTMLElement;
  private readonly words = element('p', { 'data-testid': 'my-digits-score', role: 'status' });
  private readonly mistakes: MistakesToggle;

  /** @param toggleMistakes puts the mistakes first, or the digits back into their order */
  constructor(toggleMistakes: () => void) {
    this.mistakes = new MistakesToggle('my-digits-mistakes', toggleMistakes);
    this.root = element('div', { class: 'test-line', hidden: '' }, this.words, this.mistakes.root);
  }

  /** @param test `null` if none was asked for; its `readings` are what `score` counts */
  show(test: DigitsTest | null, score: Score, mistakesFirst: boolean): void {
    this.root.hidden = test === null;
    this.mistakes.mark(mistakesFirst);
    if (test === null) return;
    const hasMistakes = test.readings !== null && score.right < score.judged;
    // Where the last mistake was mended, it still leads back to the order of the digits.
    setDisabled(this.mistakes.root, !(hasMistakes || mistakesFirst));
    if (test.readings === null)
      this.words.replaceChildren(progressRing(), `The model ${test.modelName} is reading…`);
    else this.words.textContent = inWords(test, score);
  }
}

/** "The model compact reads 34 of 37 right (91.89 %): 2 as another digit, 1 refused." */
function inWords(
  { modelName, wasTrainedOnThem }: DigitsTest,
  { right, wrong, refused, judged }: Score,
): string {
  const errors = [
    ...(wrong > 0 ? [`${thousands(wrong)} as another digit`] : []),
    ...(refused > 0 ? [`${thousands(refused)} refused`] : []),
  ];
  const how = errors.length === 0 ? '' : `: ${errors.join(', ')}`;
  const known = wasTrainedOnThem
    ? ' It was trained on your digits, so this says little about digits that it has not seen.'
    : '';
  return `The model ${modelName} reads ${thousands(right)} of ${thousands(judged)} right (${share(right / judged)})${how}.${known}`;
}
