import { expect, it } from 'vitest';
import { webviewHtml } from '../../../src/extension/webviewHtml';

it('takes a file name for text, whatever is in it', () => {
  const resources = { style: '', at: (path: string) => path, source: 'self', nonce: 'n' };
  const title = '</title><script>&lt;$&.idx';
  const html = webviewHtml({ name: 'idx', title, isView: false }, resources);
  expect(html).toContain('<title>&lt;/title>&lt;script>&amp;lt;$&amp;.idx</title>');
});
