import type { MyDigitsContent } from '../../../src/protocol/myDigits';
import type { WebviewPage } from '../webviewPage';

/** What a test sees and does of the collection on a page, which may be another one later. */
export function shownOn(page: () => WebviewPage) {
  const grid = () => page().get('my-digits-grid');
  const tiles = () =>
    page()
      .all('image-tile')
      .sort((a, b) => Number(a.ariaPosInSet) - Number(b.ariaPosInSet));
  return {
    show: (content: MyDigitsContent) => page().deliver({ type: 'digits', content }),
    tiles,
    shownIndices: () => tiles().map(({ dataset }) => Number(dataset.index)),
    words: () => page().get('my-digits-selection').textContent,
    /** What a screen reader says of the grid while that has the focus: the option that is active. */
    active: () => {
      const id = grid().getAttribute('aria-activedescendant') ?? '';
      const option = page().window.document.getElementById(id);
      return option?.querySelector(':scope > :not([aria-hidden])')?.textContent;
    },
    /** As a mouse does: what is pressed gets the keyboard's focus. */
    press: (tile: HTMLElement) => {
      grid().focus();
      tile.click();
    },
  };
}
