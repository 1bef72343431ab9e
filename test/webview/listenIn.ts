import type { WebviewPage } from './webviewPage';

const LIVE = '[role=status], [role=alert], [aria-live]';

/** Has a page tell screen readers at once what it would tell them after a pause. */
export function speakAtOnce({ window }: WebviewPage): void {
  window.setTimeout = ((run: () => void) => {
    run();
    return 0;
  }) as typeof setTimeout;
}

/** What a page tells screen readers from now on: the text of a live region each time that it changes. */
export function listenIn({ window }: WebviewPage): readonly string[] {
  const told: string[] = [];
  new window.MutationObserver((changes) => {
    const regions = changes.map(({ target }) => {
      const changed = target instanceof window.Element ? target : target.parentElement;
      return changed?.closest(LIVE);
    });
    for (const region of new Set(regions)) if (region) told.push(region.textContent);
  }).observe(window.document.body, { subtree: true, childList: true, characterData: true });
  return told;
}
