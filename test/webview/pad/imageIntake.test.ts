import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../until';
import { barPicture, PadPage } from './padPage';

let pad: PadPage;

beforeEach(async () => {
  pad = await PadPage.open();
});

afterEach(() => {
  pad.close();
});

/** What a clipboard or a drag holds. */
function data(files: readonly File[], texts: Readonly<Record<string, string>> = {}): DataTransfer {
  const made = new pad.page.window.DataTransfer();
  for (const file of files) made.items.add(file);
  for (const [type, text] of Object.entries(texts)) made.setData(type, text);
  return made;
}

function paste(clipboardData: DataTransfer): void {
  const { window } = pad.page;
  window.document.body.dispatchEvent(new window.ClipboardEvent('paste', { clipboardData, bubbles: true }));
}

function drag(type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', dataTransfer: DataTransfer): DragEvent {
  const { window } = pad.page;
  const event = new window.DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
  pad.page.get('pad-canvas').dispatchEvent(event);
  return event;
}

const png = (name = 'image.png', bytes = 4) =>
  new pad.page.window.File([new Uint8Array(bytes).fill(7)], name, { type: 'image/png' });

const sent = async (type: 'image' | 'imageAt') => {
  await until(() => pad.page.messages(type).length > 0);
  return pad.page.messages(type)[0]!;
};

describe('pasting', () => {
  test('hands the bytes of an image to the host', async () => {
    paste(data([png()]));
    const { name, bytes } = await sent('image');
    expect(name).toBe('Pasted image');
    expect(Array.from(bytes as Uint8Array)).toEqual([7, 7, 7, 7]);
  });

  test('of several says that the first was taken', async () => {
    paste(data([png('5.png'), png('6.png')]));
    await sent('image');
    await pad.show(barPicture());
    expect(pad.problem).toMatch(/^Only the first of 2 files was opened/);
  });

  test('says so when there is no image', async () => {
    paste(data([], { 'text/plain': 'seven' }));
    await expect.poll(() => pad.problem).toMatch(/no image on the clipboard/);
    expect(pad.page.messages('image')).toEqual([]);
  });

  test('refuses what is too large, and says what to do', async () => {
    paste(data([png('poster.png', 33 * 1024 * 1024)]));
    await expect.poll(() => pad.problem).toMatch(/"poster.png" is too large .+33 MB.+ Use Open Image/);
    expect(pad.page.messages('image')).toEqual([]);
  });

  test('names a size above the limit of what is hardly too large', async () => {
    paste(data([png('poster.png', 32 * 1024 * 1024 + 1)]));
    await expect.poll(() => pad.problem).toContain('(32.1 MB; the limit is 32 MB)');
  });
});

describe('dropping', () => {
  test('hands the bytes of the first image among the files to the host', async () => {
    drag('drop', data([new pad.page.window.File(['x'], 'notes.txt', { type: 'text/plain' }), png('5.png')]));
    expect((await sent('image')).name).toBe('5.png');
  });

  test.each(['application/vnd.code.uri-list', 'text/uri-list'])(
    'hands the place of a file to the host: %s',
    async (type) => {
      drag('drop', data([], { [type]: '# one\r\nfile:///home/me/5.png\r\nfile:///home/me/6.png' }));
      expect((await sent('imageAt')).uri).toBe('file:///home/me/5.png');
    },
  );

  test('of several says that the first was taken, once it is there, and what reads them all', async () => {
    drag('drop', data([png('5.png'), png('6.png'), png('7.png')]));
    await sent('image');
    await pad.show(barPicture());
    expect(pad.problem).toBe('Only the first of 3 files was opened. Use Classify Image to read all of them.');
    await pad.draw();
    expect(pad.problem).toBe('');
  });

  test('of one says nothing, also after several that could not be read', async () => {
    drag('drop', data([png('5.png'), png('6.png')]));
    await sent('image');
    await pad.page.deliver({ type: 'problem', message: 'This is no image.' });
    drag('drop', data([png('7.png')]));
    await pad.show(barPicture());
    expect(pad.problem).toBe('');
  });

  test('hands on the bytes of an image that an address holds itself', async () => {
    drag('drop', data([], { 'text/uri-list': 'data:image/png;base64,BwcHBw%3D%3D' }));
    const { name, bytes } = await sent('image');
    expect([name, Array.from(bytes as Uint8Array)]).toEqual(['Dropped image', [7, 7, 7, 7]]);
  });

  test.each(['data:text/plain,seven', 'data:image/png;base64,*'])(
    'says so when it is none: %s',
    async (uri) => {
      drag('drop', data([], { 'text/uri-list': uri }));
      await expect.poll(() => pad.problem).toMatch(/not an image file/);
      expect(pad.page.messages('imageAt')).toEqual([]);
    },
  );

  test('says so when it is a folder', async () => {
    // As a browser says it of a folder, which a program cannot put into a drag.
    const { Blob, DOMException } = pad.page.window;
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('', 'NotFoundError'));
    drag('drop', data([new pad.page.window.File([], 'digits')]));
    await expect.poll(() => pad.problem).toMatch(/^"digits" cannot be read: it is a folder/);
  });

  test('says so when it is no file', async () => {
    drag('drop', data([], { 'text/plain': 'seven' }));
    await expect.poll(() => pad.problem).toMatch(/not an image file/);
  });

  test('is invited while something hangs over the page, and keeps VS Code from opening it', () => {
    const hint = () => getComputedStyle(pad.page.window.document.querySelector('.drop-hint')!).display;
    expect(drag('dragenter', data([png()])).defaultPrevented).toBe(true);
    expect(drag('dragover', data([png()])).defaultPrevented).toBe(true);
    expect(hint()).toBe('grid');
    drag('dragleave', data([png()]));
    expect(hint()).toBe('none');
  });
});
