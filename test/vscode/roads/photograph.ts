import type { Frame } from 'playwright';
import type { OpenWindow } from './openDigitLab';

/** The themes that VS Code comes up with, by the names that it tells webviews. */
const THEMES = [
  ['Light 2026', 'light'],
  ['Dark 2026', 'dark'],
  ['Default High Contrast', 'hc-black'],
  ['Default High Contrast Light', 'hc-light'],
] as const;

/**
 * Keeps a picture of a view in each theme (test/.artifacts).
 * @param frame of the webview that is to follow the theme
 */
export async function photograph(
  window: OpenWindow,
  view: string,
  frame: Pick<Frame, 'locator'>,
): Promise<void> {
  for (const [theme, name] of THEMES) {
    window.changeSettings({ 'workbench.colorTheme': theme });
    await frame.locator(`body[data-vscode-theme-id="${theme}"]`).waitFor();
    await window.screenshot(`${view} ${name}`);
  }
}
