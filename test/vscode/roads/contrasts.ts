import axe from 'axe-core';
import type { Frame } from 'playwright';

export interface Contrasts {
  /** How many elements' text stands out as WCAG 2.2 AA wants it: 4.5 to 1, or 3 to 1 where it is large. */
  readonly read: number;
  /** A line for each element whose text does not. */
  readonly unreadable: readonly string[];
}

/** Measures how the text of a webview stands out from its ground, in the theme that it has now. */
export async function contrasts(frame: Frame): Promise<Contrasts> {
  // The controls' library copies the theme's colours into variables of its own some frames later.
  await frame.waitForFunction(() => {
    const style = getComputedStyle(document.body);
    return style.getPropertyValue('--foreground') === style.getPropertyValue('--vscode-foreground');
  });
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const { passes, violations } = await inPage.run(document, {
      runOnly: ['color-contrast'],
      // Single characters are text here: most of them are digits.
      ...{ checks: { 'color-contrast': { options: { ignoreLength: true } } } },
    });
    const nodes = (results: typeof passes) => results.flatMap((result) => result.nodes);
    return {
      read: nodes(passes).length,
      unreadable: nodes(violations).map(({ html, failureSummary = '' }) => `${html} ${failureSummary}`),
    };
  });
}
