import type { Frame } from 'playwright';
import type { OpenWindow } from './openDigitLab';

/** Names of VS Code's own themes, with the kind that it tells webviews. */
const THEMES = [
  ['Default Light Modern', 'vscode-light', 'light'],
  ['Default Dark Modern', 'vscode-dark', 'dark'],
  ['Default High Contrast', 'vscode-high-contrast', 'hc-black'],
  ['Default High Contrast Light', 'vscode-high-contrast-light', 'hc-light'],
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
  for (const [theme, kind, name] of THEMES) {
    window.changeSettings({ 'workbench.colorTheme': theme });
    await frame.locator(`body[data-vscode-theme-kind="${kind}"]`).waitFor();
    await window.screenshot(`${view} ${name}`);
  }
}
