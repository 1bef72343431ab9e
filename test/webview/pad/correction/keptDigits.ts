import { commands } from 'vitest/browser';
import type { WebviewPage } from '../../webviewPage';

/** The host's answer when a digit is not kept any more. */
export const UNDONE = { type: 'keepUndone', label: null, isUndoable: false } as const;

/** What a test sees and does of digits that are kept from a pad, which may be another one later. */
export function keptOn(page: () => WebviewPage) {
  const kept = () => page().messages('keep');

  /** Answers as the host does, the keeping that was asked for last if no other is given. */
  async function answerKept(more: object = {}, asked = kept().at(-1)): Promise<void> {
    const { id, label } = asked!;
    await page().deliver({ type: 'kept', id, label, instead: null, isNew: true, ...more });
  }

  return {
    kept,
    line: () => page().get('pad-kept').textContent,
    isDisabled: (testId: string) => page().get(testId).hasAttribute('disabled'),
    answerKept,
    /** Keeps the digit that is looked at, with the host's answer. */
    keepAs: async (label: number, more: object = {}) => {
      await commands.pressOnPage(String(label));
      await answerKept(more);
    },
    /** The ink that the page shows as what the network sees, 784 values 0..255. */
    shownFrame: () => {
      const context = (page().get('pad-frame') as HTMLCanvasElement).getContext('2d')!;
      const { data } = context.getImageData(0, 0, 28, 28);
      return Array.from({ length: 784 }, (_, pixel) => data[4 * pixel + 3]!);
    },
  };
}
