import { CLEAN_UP_STEPS, type DecodedPicture } from '../../protocol/reader';
import { element } from '../element';
import { pictureSource } from '../pictureSource';

const CAPTIONS: Readonly<
  Record<(typeof CLEAN_UP_STEPS)[number], { readonly name: string; readonly what: string }>
> = {
  grey: { name: 'Grey', what: 'colours removed' },
  even: { name: 'Even light', what: 'no shadows, no ruled lines, ink dark on light' },
  dark: { name: 'Ink', what: 'what is dark enough' },
  clean: { name: 'What is read', what: 'without lines, specks and borders' },
};

/** Pictures shown larger than this many times would be a few huge squares. */
const MOST_ENLARGED = 5;

/** The steps in which a picture is cleaned up before it is read, in a row with a caption each. */
export class StepsView {
  readonly root: HTMLElement;
  private readonly list = element('ol', { class: 'steps', 'data-testid': 'detail-steps' });

  constructor() {
    this.root = element(
      'section',
      { class: 'clean-up', 'aria-label': 'Clean-up', hidden: '' },
      element('h3', {}, 'How it was cleaned up'),
      this.list,
    );
  }

  /** @param steps in the order of `CLEAN_UP_STEPS`; none hide the view */
  show(steps: readonly DecodedPicture[]): void {
    this.root.hidden = steps.length === 0;
    this.list.replaceChildren(
      ...steps.map((picture, index) => {
        const { name, what } = CAPTIONS[CLEAN_UP_STEPS[index]!];
        const canvas = pictureSource(picture);
        canvas.setAttribute('role', 'img');
        canvas.setAttribute('aria-label', `${name}: ${what}`);
        canvas.classList.toggle('pixels', Math.max(picture.width, picture.height) < 100);
        canvas.style.maxWidth = `${String(picture.width * MOST_ENLARGED)}px`;
        return element(
          'li',
          {},
          element('figure', {}, canvas, element('figcaption', {}, element('strong', {}, name), what)),
        );
      }),
    );
  }
}
