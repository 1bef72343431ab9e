/**
 * Reports an element's size in device pixels, now and whenever it changes. WebKit has no `device-pixel-content-box` and throws
 * if it is asked for it. There the size is computed, and may be off by one where the element does not begin at a whole
 * pixel.
 */
export function observePixels(element: Element, tell: (width: number, height: number) => void): void {
  const isKnown = 'devicePixelContentBoxSize' in ResizeObserverEntry.prototype;
  new ResizeObserver(([entry]) => {
    const size = isKnown ? entry?.devicePixelContentBoxSize[0] : entry?.contentBoxSize[0];
    if (size === undefined) return;
    const scale = isKnown ? 1 : devicePixelRatio;
    tell(Math.round(size.inlineSize * scale), Math.round(size.blockSize * scale));
  }).observe(element, { box: isKnown ? 'device-pixel-content-box' : 'content-box' });
}
