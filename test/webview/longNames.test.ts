import { afterEach, expect, test } from 'vitest';
import { PadPage } from './pad/padPage';
import { shippedModel } from './shippedModel';
import { until } from './until';
import { WebviewPage, type Posted } from './webviewPage';

let page: WebviewPage | null = null;

afterEach(() => page?.close());

const NAME = `${'scan_of_a_very_long_name'.repeat(8)}.png`;

/** Opens a page as narrow as beside others, which shows something. */
async function narrow(
  name: 'pad' | 'idx' | 'results' | 'myDigits' | 'dataset',
  content: Posted,
): Promise<WebviewPage> {
  const opened = await WebviewPage.open(name);
  page = opened;
  opened.width = 300;
  await until(() => opened.window.innerWidth === 300);
  await opened.deliver(content);
  await until(() => opened.window.document.body.textContent.includes(NAME));
  return opened;
}

const widthOf = ({ window }: WebviewPage) => window.document.documentElement.scrollWidth;

test.each(['pad', 'idx', 'myDigits', 'dataset'] as const)(
  'a problem with a long file in it stays within the narrow page %s',
  async (name) => {
    const opened = await narrow(name, { type: 'problem', message: `"${NAME}" is no image. Open another.` });
    expect(widthOf(opened)).toBe(300);
  },
);

test('a file of images with a long name stays within a narrow page', async () => {
  const opened = await narrow('idx', {
    type: 'content',
    content: {
      kind: 'images',
      name: NAME,
      count: 1,
      rows: 28,
      columns: 28,
      labels: { name: NAME, values: new Uint8Array(1) },
      remarks: [`${NAME} has more labels than there are images.`],
      isReadable: true,
    },
  });
  expect(widthOf(opened)).toBe(300);
});

test('a file of labels with a long name stays within a narrow page', async () => {
  const content = { kind: 'labels', name: NAME, count: 1, perLabel: [1] };
  expect(widthOf(await narrow('idx', { type: 'content', content }))).toBe(300);
});

test('a model with a long name stays within a narrow pad', async () => {
  const pad = await PadPage.openWithoutModel();
  ({ page } = pad);
  pad.page.width = 300;
  pad.page.send({ type: 'model', model: { ...(await shippedModel()), name: NAME } });
  await until(() => pad.page.window.document.body.textContent.includes(NAME));
  expect(widthOf(pad.page)).toBe(300);
});
