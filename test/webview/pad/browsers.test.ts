import { expect, test } from 'vitest';
import { digitsInARow, PadPage } from './padPage';

/** What WebKit lacks of what the pad uses. */
const WEBKIT = `
  delete ResizeObserverEntry.prototype.devicePixelContentBoxSize;
  delete PointerEvent.prototype.getCoalescedEvents;
  const { observe } = ResizeObserver.prototype;
  ResizeObserver.prototype.observe = function (target, options) {
    if (options?.box === 'device-pixel-content-box') throw new TypeError('There is no such box.');
    observe.call(this, target, options);
  };`;

test('the pad draws and reads where the browser tells neither device pixels nor coalesced events', async () => {
  const pad = await PadPage.open(WEBKIT);
  await pad.draw(digitsInARow('305'));
  expect(pad.text).toBe('305');
  const canvas = pad.page.get('pad-canvas') as HTMLCanvasElement;
  const scale = pad.page.window.devicePixelRatio;
  expect([canvas.width, canvas.height]).toEqual([canvas.clientWidth * scale, canvas.clientHeight * scale]);
  pad.close();
});
