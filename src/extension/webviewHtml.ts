import { contentPolicy } from './contentPolicy';
import { padSkeleton } from './pad/padSkeleton';

/** The webviews there are; each is a bundle and a style sheet of this name. */
export type WebviewName = 'pad' | 'results' | 'dataset' | 'idx' | 'myDigits';

export interface PageOptions {
  readonly name: WebviewName;
  readonly title: string;
  /** Whether it lies in the side bar or the panel, whose colours it then takes. */
  readonly isView: boolean;
}

/** What a page is made of, where it is shown. */
export interface WebviewResources {
  /** Content of the page's style sheet. */
  readonly style: string;
  /** URL of a file of the `dist` folder; of the folder itself, ending in a slash, if the path is empty. */
  readonly at: (path: string) => string;
  /** What the policy calls the place of all these URLs. */
  readonly source: string;
  /** Letters and digits that nobody can guess. */
  readonly nonce: string;
}

interface Link {
  readonly rel: 'stylesheet' | 'modulepreload' | 'preload';
  readonly href: string;
  readonly as?: 'fetch' | 'font';
}

/**
 * The page that a webview's bundle builds its view in. `data-assets` tells the bundle where the WebAssembly is.
 *
 * VS Code keeps a page hidden until it is loaded, so nothing but the page itself counts as that: the style travels inside,
 * what is seen first stands there already, and everything else is asked for afterwards, all at once.
 */
export function webviewHtml(
  { name, title, isView }: PageOptions,
  { style, at, source, nonce }: WebviewResources,
): string {
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${contentPolicy(name, { source, nonce })}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${asText(title)}</title>
    <style nonce="${nonce}">${style}</style>
  </head>
  <body data-assets="${at('')}" data-place="${isView ? 'view' : 'editor'}">
    ${name === 'pad' ? padSkeleton() : ''}
    <script nonce="${nonce}">${loader(at(`webview/${name}.js`), links(name, at), nonce)}</script>
  </body>
</html>`;
}

/** A title may hold the name of a file. */
function asText(title: string): string {
  return title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** What the page needs besides its bundle; of the pad, also what the bundle is going to ask for. */
function links(name: WebviewName, at: (path: string) => string): Link[] {
  const icons: Link[] = [
    { rel: 'preload', as: 'font', href: at('webview/codicon.ttf') },
    { rel: 'stylesheet', href: at('webview/icons.css') },
  ];
  if (name !== 'pad') return icons;
  return [
    ...icons,
    { rel: 'modulepreload', href: at('webview/modelReader.js') },
    { rel: 'preload', as: 'fetch', href: at('tfjs-backend-wasm-simd.wasm') },
  ];
}

/**
 * Text of a script that loads the bundle, and what else there is, once the page is loaded. Style sheets come before the
 * page's own, which changes some of their rules.
 */
function loader(bundle: string, all: readonly Link[], nonce: string): string {
  return `addEventListener('load', () => {
      import(${JSON.stringify(bundle)});
      for (const link of ${JSON.stringify(all)}) {
        document.head.prepend(Object.assign(document.createElement('link'), { crossOrigin: 'anonymous', nonce: '${nonce}' }, link));
      }
    }, { once: true });`;
}
