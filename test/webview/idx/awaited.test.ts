import { expect, test } from 'vitest';
import { setTheme, THEMES } from '../themes';
import { until } from '../until';
import { WebviewPage } from '../webviewPage';

test.each(THEMES)('an image under way does not look like one without ink (%s)', async (theme) => {
  const page = await WebviewPage.open('idx');
  await setTheme(page, theme);
  const content = { kind: 'images', name: 'x', count: 1, rows: 28, columns: 28, labels: null, remarks: [] };
  await page.deliver({ type: 'content', content: { ...content, isReadable: true } });
  const looks = () => {
    const image = page.get('image-tile').querySelector('.image')!;
    const { backgroundColor, borderTopStyle } = page.window.getComputedStyle(image);
    return [backgroundColor, borderTopStyle].join();
  };
  const awaited = looks();
  await page.deliver({ type: 'pixels', indices: [0], pixels: new Uint8Array(784) });
  await until(() => page.messages('shown').length > 0);
  expect(looks()).not.toBe(awaited);
  page.close();
});
