import { expect, test } from 'vitest';
import { PadPage } from './padPage';

test('a reading is not told to screen readers while the next stroke is drawn', async () => {
  const pad = await PadPage.open();
  const { window } = pad.page;
  const waiting = new Map<number, () => void>();
  let latest = 0;
  window.setTimeout = ((run: () => void) => {
    waiting.set(++latest, run);
    return latest;
  }) as typeof setTimeout;
  window.clearTimeout = ((id: number) => waiting.delete(id)) as typeof clearTimeout;
  const told = () => {
    for (const run of waiting.values()) run();
    return window.document.querySelector('.for-screen-readers[aria-live]')!.textContent;
  };
  await pad.draw();
  pad.point('pointerdown', { x: 0.8, y: 0.2 });
  expect(told()).toBe('');
  await pad.reading(() => pad.point('pointerup', { x: 0.8, y: 0.2 }));
  expect(told()).not.toBe('');
  pad.close();
});
