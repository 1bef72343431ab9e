/**
 * Calls back after VS Code changed the page's colours: it swaps the body's class and the root's variables.
 * @returns what ends it; until then it holds on to the listener
 */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.body, { attributeFilter: ['class'] });
  observer.observe(document.documentElement, { attributeFilter: ['style', 'class'] });
  return () => observer.disconnect();
}

/** The text colour that an element has now, as the canvas understands it. */
export function inkColour(of: Element): string {
  return getComputedStyle(of).color;
}

/** A colour of the theme by its CSS variable, as the canvas understands it. */
export function themeColour(variable: `--vscode-${string}`, fallback: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim() || fallback;
}
