/**
 * Tells how many of the screen's pixels an element takes, now and each time that this changes. WebKit does not know, and
 * throws if it is asked to observe that: there, it is what they should be, which may be off by one where the place of the
 * element is no whole number of them.
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
