import { expect, test } from 'vitest';
import { WebviewPage } from './webviewPage';

/** Makes what waits for the next frame wait for some more, as on a busy machine. */
const LATE_FRAMES = `{
  const inNextFrame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (work) => inNextFrame(() => inNextFrame(() => inNextFrame(() => inNextFrame(work))));
}`;

test('a page that is open changes its layout no more, however late its frames are', async () => {
  const page = await WebviewPage.open('myDigits', LATE_FRAMES);
  const { window } = page;
  const height = () => window.document.querySelector('vscode-button')!.getBoundingClientRect().height;
  const before = height();
  for (let frame = 0; frame < 10; frame++) {
    await new Promise((resolve) => window.requestAnimationFrame(resolve));
  }
  expect(height()).toBe(before);
  page.close();
});

test('a page that broke its policy is not closed in silence', async () => {
  const page = await WebviewPage.open('dataset');
  const { document } = page.window;
  const isBlocked = new Promise((resolve) => document.addEventListener('securitypolicyviolation', resolve));
  document.body.append(
    Object.assign(document.createElement('img'), { src: 'https://example.org/seven.png' }),
  );
  await isBlocked;
  expect(() => page.close()).toThrow('img-src');
});
