import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { HostToPad, PadToHost } from '../../../src/protocol/pad';
import type { Host } from '../../../src/webview/host';
import { drawingSvg } from '../../../src/webview/pad/drawingSvg';
import { PadOutput } from '../../../src/webview/pad/padOutput';
import type { Sheet } from '../../../src/webview/pad/sheet/sheet';
import type { SheetReading } from '../../../src/webview/pad/reading/sheetReading';
import { until } from '../until';
import { barPicture, PadPage } from './padPage';

let pad: PadPage;

beforeEach(async () => {
  pad = await PadPage.open();
});

afterEach(() => {
  pad.close();
});

/** The pixels of a PNG. */
async function pixelsOf(bytes: Uint8Array): Promise<ImageData> {
  const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

async function saved(testId: string): Promise<{ format: string; name: string; bytes: Uint8Array }> {
  pad.choose(testId);
  await until(() => pad.page.messages('save').length > 0);
  return pad.page.messages('save')[0] as unknown as { format: string; name: string; bytes: Uint8Array };
}

const redAt = ({ data, width }: ImageData, x: number, y: number) => data[4 * (y * width + x)];

describe('saving', () => {
  test('a drawing as PNG is black ink on white, named by its number', async () => {
    await pad.draw();
    const { format, name, bytes } = await saved('pad-save-png');
    expect([format, name]).toEqual(['png', `drawing-${pad.text}`]);
    const pixels = await pixelsOf(bytes);
    expect([pixels.width, pixels.height]).toEqual([1024, 1024]);
    expect(redAt(pixels, 512, 512)).toBe(0);
    expect(redAt(pixels, 100, 512)).toBe(255);
  });

  test('of a page of digits is named by the first of them, so that the name is none too long for a file', async () => {
    const post = vi.fn<(message: PadToHost) => void>();
    const host: Host<HostToPad, PadToHost> = {
      post,
      listen: () => undefined,
      kept: null,
      keep: () => undefined,
    };
    const sheet = { drawing: { inks: [] } } as unknown as Sheet;
    const reading = { text: '1234567890'.repeat(40) } as unknown as SheetReading;
    await new PadOutput(host, sheet, reading).saveSvg();
    expect(post.mock.calls[0]![0]).toMatchObject({ name: 'drawing-12345678901234567890' });
  });

  test('a picture as PNG is what it was', async () => {
    const picture = barPicture();
    await pad.show(picture);
    const pixels = await pixelsOf((await saved('pad-save-png')).bytes);
    expect([pixels.width, pixels.height]).toEqual([60, 80]);
    expect(Array.from(pixels.data)).toEqual(Array.from(picture.data));
  });

  test('the frame is 28 x 28, white ink on black, as the page shows it', async () => {
    await pad.draw();
    const { name, bytes } = await saved('pad-save-frame');
    expect(name).toMatch(/-28x28$/);
    const pixels = await pixelsOf(bytes);
    expect([pixels.width, pixels.height]).toEqual([28, 28]);
    const canvas = pad.page.get('pad-frame') as HTMLCanvasElement;
    const shown = canvas.getContext('2d')!.getImageData(0, 0, 28, 28);
    for (let pixel = 0; pixel < 784; pixel++) {
      expect(Math.abs(pixels.data[4 * pixel]! - shown.data[4 * pixel + 3]!)).toBeLessThanOrEqual(1);
    }
  });

  test('as SVG is for ink alone, and nothing is to be saved of a blank pad', async () => {
    const isDisabled = (testId: string) => {
      pad.page.get('pad-more').click();
      const disabled = pad.page.get(testId).getAttribute('aria-disabled') === 'true';
      pad.page.get(testId).click();
      pad.page.get('pad-more').click();
      return disabled;
    };
    for (const testId of ['pad-copy-image', 'pad-save-png', 'pad-save-svg', 'pad-save-frame']) {
      expect(isDisabled(testId), testId).toBe(true);
      pad.page.window.dispatchEvent(new Event('blur'));
    }
    await pad.show(barPicture());
    expect(isDisabled('pad-save-svg')).toBe(true);
    pad.page.window.dispatchEvent(new Event('blur'));
    expect(pad.page.messages('save')).toEqual([]);
    await pad.draw();
    const { format, bytes } = await saved('pad-save-svg');
    expect(format).toBe('svg');
    expect(new TextDecoder().decode(bytes)).toContain('<path d="M500');
  });
});

test('a tap is a dot in a PNG as well', async () => {
  await pad.draw([[{ x: 0.5, y: 0.5 }]]);
  const pixels = await pixelsOf((await saved('pad-save-png')).bytes);
  expect([redAt(pixels, 512, 512), redAt(pixels, 512, 529), redAt(pixels, 512, 545)]).toEqual([0, 0, 255]);
});

test('an image that was copied is told to the host, which says so where everybody sees it', async () => {
  pad.close();
  pad = await PadPage.open('navigator.clipboard.write = () => Promise.resolve();');
  await pad.draw();
  pad.choose('pad-copy-image');
  await until(() => pad.page.messages('imageCopied').length === 1);
});

describe('the number', () => {
  test('is copied and inserted by button and by key, as the host is asked to', async () => {
    await pad.draw();
    pad.page.get('pad-copy-number').click();
    pad.page.get('pad-insert-number').click();
    expect(pad.page.messages('copy')).toEqual([{ type: 'copy', text: pad.text }]);
    expect(pad.page.messages('insert')).toEqual([{ type: 'insert', text: pad.text }]);
  });

  test('has no buttons while there is none', async () => {
    expect(pad.page.get('pad-copy-number').closest<HTMLElement>('.number-actions')!.hidden).toBe(true);
    await pad.draw();
    expect(pad.page.get('pad-copy-number').closest<HTMLElement>('.number-actions')!.hidden).toBe(false);
  });

  test('hands the focus on as it goes with its buttons', async () => {
    await pad.draw();
    const copy = pad.page.get('pad-copy-number');
    copy.focus();
    pad.page.get('pad-clear').click();
    await until(() => copy.closest<HTMLElement>('.number-actions')!.hidden);
    const { activeElement, body } = pad.page.window.document;
    expect(activeElement).not.toBe(body);
    expect(activeElement?.closest('.number-actions')).toBeNull();
  });
});

describe('drawingSvg', () => {
  test('has a path for each width of a stroke, curves through the middle of two points, and ends with them', () => {
    const stroke = [
      { x: 0.1, y: 0.2, pressure: 0.5 },
      { x: 0.3, y: 0.2, pressure: 0.5 },
      { x: 0.3, y: 0.4, pressure: 1 },
    ];
    const svg = new DOMParser().parseFromString(drawingSvg([{ stroke, width: 0.05 }]), 'image/svg+xml');
    const paths = Array.from(svg.querySelectorAll('path')).map((path) => [
      path.getAttribute('d'),
      path.getAttribute('stroke-width'),
    ]);
    expect(svg.documentElement.getAttribute('viewBox')).toBe('0 0 1000 1000');
    expect(paths).toEqual([
      ['M100 200Q100 200 200 200', '50'],
      ['M200 200Q300 200 300 300L300 400', '80'],
    ]);
  });

  test('a tap is a dot as broad as the pen was pressed the most', () => {
    // A line of some length, however little: browsers leave out what has none.
    const tap = [0.2, 0.5, 0.1].map((pressure) => ({ x: 0.5, y: 0.5, pressure }));
    expect(drawingSvg([{ stroke: tap, width: 0.04 }])).toContain(
      '<path d="M500 500L500.1 500" stroke-width="40"/>',
    );
  });
});
