/**
 * Hash of the empty style element, which the controls' library adds to ask the browser whether it knows
 * `:focus-visible`. It lets nothing else in: an empty style has no rules.
 */
const EMPTY_STYLE = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

/**
 * The policy of a webview's page. It allows nothing but our script and style, by a nonce that nobody can guess, and our
 * own style sheets and fonts. The pad alone reads digits itself: it also fetches the network's WebAssembly, compiles it,
 * and keeps pictures as `data:` URLs.
 * @param source what our own files are loaded from
 */
export function contentPolicy(name: string, { source, nonce }: { source: string; nonce: string }): string {
  const reads = name === 'pad';
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'${reads ? " 'wasm-unsafe-eval'" : ''}`,
    ...(reads ? [`connect-src ${source}`, 'img-src data:'] : []),
    `style-src ${source} 'nonce-${nonce}' '${EMPTY_STYLE}'`,
    `font-src ${source}`,
  ].join('; ');
}
