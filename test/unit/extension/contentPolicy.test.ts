import { expect, it } from 'vitest';
import { contentPolicy } from '../../../src/extension/contentPolicy';
import type { WebviewName } from '../../../src/extension/webviewHtml';

/** What a page may load, but for its own script and style. */
function allowed(name: WebviewName): string[] {
  const directives = contentPolicy(name, { source: 'self', nonce: 'n' }).split('; ');
  return directives.filter((directive) => !/^(script|style)-src /.test(directive));
}

it.each(['results', 'dataset', 'idx', 'myDigits'] as const)('lets %s load no more than its font', (name) => {
  expect(allowed(name)).toEqual(["default-src 'none'", 'font-src self']);
});

it('lets the pad also fetch its network, and show the pictures that it keeps', () => {
  expect(allowed('pad')).toEqual([
    "default-src 'none'",
    'connect-src self',
    'img-src data:',
    'font-src self',
  ]);
});
