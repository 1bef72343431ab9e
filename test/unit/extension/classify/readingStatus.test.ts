import { expect, it, vi } from 'vitest';
import { withReadingStatus } from '../../../../src/extension/classify/readingStatus';
import { window } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

/** The texts in a status bar as VS Code keeps it: what has the same id has the same place. */
function statusBar(): () => string[] {
  const places = new Map<unknown, { text: string }>();
  window.createStatusBarItem.mockImplementation((...given) => {
    const place = typeof given[0] === 'string' ? given[0] : Symbol();
    const entry = { text: '' };
    return {
      set text(text: string) {
        entry.text = text;
      },
      show: () => places.set(place, entry),
      dispose: () => places.delete(place),
    };
  });
  return () => [...places.values()].map(({ text }) => text);
}

it('shows how far each of two readings is, and the one until its own end', async () => {
  const shown = statusBar();
  await withReadingStatus(300, async () => {
    await withReadingStatus(20, () => {
      expect(shown()).toEqual([
        '$(list-selection) Reading images: 0 of 300',
        '$(list-selection) Reading images: 0 of 20',
      ]);
      return Promise.resolve();
    });
    expect(shown()).toEqual(['$(list-selection) Reading images: 0 of 300']);
  });
  expect(shown()).toEqual([]);
});

it('shows nothing of a single image', async () => {
  const shown = statusBar();
  await withReadingStatus(1, () => {
    expect(shown()).toEqual([]);
    return Promise.resolve();
  });
});
