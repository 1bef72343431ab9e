import { expect, test } from 'vitest';
import { openIdx, openMyDigits } from '../pageStates';
import { until } from '../until';

test.each([
  ['a file of images', () => openIdx()],
  ['My Digits', () => openMyDigits(30)],
] as const)('a mark that moves paints no other images anew (%s)', async (_, open) => {
  const page = await open();
  const tile = (place: number) =>
    page.all('image-tile').find(({ ariaPosInSet }) => ariaPosInSet === String(place))!;
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

test('the keys up and down stay in their column, and lead into a last row that is shorter', async () => {
  const page = await openMyDigits(27);
  page.width = 500;
  const grid = page.get('my-digits-grid');
  const tiles = () => page.all('image-tile').sort((a, b) => Number(a.ariaPosInSet) - Number(b.ariaPosInSet));
  const inRow = () => new Set(tiles().map((tile) => tile.getBoundingClientRect().left)).size;
  await until(() => inRow() < 8);
  const columns = inRow();
  const rows = Math.ceil(27 / columns);
  expect(27 % columns).not.toBe(0);
  const { KeyboardEvent } = page.window;
  const press = (key: string) => grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  const marked = () => tiles().findIndex(({ ariaSelected }) => ariaSelected === 'true');
  const after = (from: number, ...keys: readonly string[]) => {
    tiles()[from]!.click();
    keys.forEach(press);
    return marked();
  };
  expect(after(1, 'ArrowUp')).toBe(1);
  expect(after(columns + 1, ...Array.from({ length: rows }, () => 'PageUp'))).toBe(1);
  expect(after(26, 'ArrowDown')).toBe(26);
  const first = (rows - 1) * columns;
  expect(after(first, 'ArrowDown')).toBe(first);
  expect(after(0, ...Array.from({ length: rows }, () => 'PageDown'))).toBe(first);
  // No cell of the last row lies below that.
  expect(after(first - 1, 'ArrowDown')).toBe(26);
  expect(after(26, 'Home')).toBe(0);
  expect(after(0, 'End')).toBe(26);
  page.close();
});
