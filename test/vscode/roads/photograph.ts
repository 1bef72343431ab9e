import type { Frame, Page } from 'playwright';
import type { OpenWindow } from './openDigitLab';

/** The themes that VS Code comes up with, by the names that it tells webviews, and what it calls its own page in them. */
const THEMES = [
  ['Light 2026', 'light', 'vs'],
  ['Dark 2026', 'dark', 'vs-dark'],
  ['Default High Contrast', 'hc-black', 'hc-black'],
  ['Default High Contrast Light', 'hc-light', 'hc-light'],
] as const;

/**
 * Keeps a picture of a view in each theme (test/.artifacts).
 * @param frame of the webview that is to follow the theme
 * @param look called in each theme, once the picture is kept
 */
export async function photograph(
  window: OpenWindow,
  view: string,
  frame: Pick<Frame, 'locator'>,
  look: (theme: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  for (const [theme, name, kind] of THEMES) {
    window.changeSettings({ 'workbench.colorTheme': theme });
    await frame.locator(`body[data-vscode-theme-id="${theme}"]`).waitFor();
    await window.page.locator(`.monaco-workbench.${kind}`).waitFor();
    await transitionsEnd(window.page);
    await window.screenshot(`${view} ${name}`);
    await look(theme);
  }
}

/** The workbench fades parts of it from one theme's colours into the other's. */
async function transitionsEnd(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every((animation) => !(animation instanceof CSSTransition)),
  );
}
