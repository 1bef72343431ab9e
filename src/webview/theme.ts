/**
 * Calls back after VS Code changed the theme, by which it changes the body's class and the root's variables.
 * @returns call it to stop; until then the listener is kept alive
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

/** `inkColour`, cached until the theme changes, for what is painted again and again. */
export class ThemeInk {
  private readonly of: Element;
  /** Kept, because asking the page for it makes the browser settle all styles first. */
  private known: string | null = null;
  /** Called when the page goes on without it. */
  readonly dispose: () => void;

  /** @param changed told whenever there is another theme */
  constructor(of: Element, changed: () => void) {
    this.of = of;
    this.dispose = onThemeChange(() => {
      this.known = null;
      changed();
    });
  }

  get colour(): string {
    return (this.known ??= inkColour(this.of));
  }
}

/** A colour of the theme by its CSS variable, as the canvas understands it. */
export function themeColour(variable: `--vscode-${string}`, fallback: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim() || fallback;
}
