import { expect, test } from 'vitest';
import { openIdx, openMyDigits } from '../pageStates';

test.each([
  ['a file of images', () => openIdx()],
  ['My Digits', () => openMyDigits(30)],
] as const)('a mark that moves paints no other images anew (%s)', async (_, open) => {
  const page = await open();
  const tile = (place: number) =>
    page.all('idx-tile').find(({ ariaPosInSet }) => ariaPosInSet === String(place))!;
  tile(1).click();
  const { KeyboardEvent, MutationObserver, ResizeObserver } = page.window;
  const grid = page.window.document.querySelector('.virtual-grid')!;
  // The grid gets smaller, where an image is shown beside it: it has learned of that by the time a later observer does.
  await new Promise((resolve) => new ResizeObserver(resolve).observe(grid));
  const painted: (string | null)[] = [];
  const observer = new MutationObserver((changes) => {
    painted.push(...changes.map(({ target }) => (target as Element).closest('[role=option]')!.ariaPosInSet));
  });
  observer.observe(page.window.document.querySelector('.virtual-sheet')!, { subtree: true, childList: true });
  grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  await Promise.resolve();
  expect(new Set(painted)).toEqual(new Set(['1', '2']));
  expect(tile(2).ariaSelected).toBe('true');
  expect(tile(1).ariaSelected).toBe('false');
  expect(grid.getAttribute('aria-activedescendant')).toBe(tile(2).id);
  page.close();
});
