import type axe from 'axe-core';
import axeSource from 'axe-core/axe.min.js?raw';
import type { WebviewPage } from './webviewPage';

/** WCAG 2.2, levels A and AA, and what axe calls best practice; contrast is among them. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const OPTIONS: axe.RunOptions & { readonly checks: object } = {
  runOnly: { type: 'tag', values: RULES },
  resultTypes: ['violations', 'passes'],
  // Single characters are text here: most of them are digits.
  checks: { 'color-contrast': { options: { ignoreLength: true } } },
};

export interface Findings {
  /** A line for each element that breaks a rule. */
  readonly violations: readonly string[];
  /** How many elements' contrast was measured and found to be enough. */
  readonly contrasts: number;
}

/** Runs axe within the page, where its policy lets a script in that has the nonce of the page's own. */
export async function runAxe({ window }: WebviewPage): Promise<Findings> {
  const inner = window as WebviewPage['window'] & { axe?: typeof axe };
  if (inner.axe === undefined) {
    const { document } = inner;
    const script = document.createElement('script');
    script.nonce = document.querySelector<HTMLStyleElement>('style[nonce]')!.nonce;
    script.textContent = axeSource;
    document.head.append(script);
  }
  const { violations, passes } = await inner.axe!.run(inner.document, OPTIONS);
  return { violations: violations.flatMap(linesOf), contrasts: contrastsOf(passes) };
}

function linesOf({ id, nodes }: axe.AxeResults['violations'][number]): string[] {
  return nodes.map(({ target, html, failureSummary = '' }) =>
    [id, target.flat(2).join(' '), html.slice(0, 120), failureSummary.replace(/\s+/g, ' ')].join(' | '),
  );
}

function contrastsOf(passes: axe.AxeResults['passes']): number {
  return passes.find(({ id }) => id === 'color-contrast')?.nodes.length ?? 0;
}
