import { until } from './until';
import type { WebviewPage } from './webviewPage';

/** VS Code's own themes by the kind of which they tell webviews. */
export const THEMES = ['light', 'dark', 'high contrast', 'high contrast light'] as const;
export type Theme = (typeof THEMES)[number];

/** What VS Code writes on the body of a webview: high contrast light is also called high contrast. */
const BODY_CLASSES: Readonly<Record<Theme, string>> = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  'high contrast': 'vscode-high-contrast',
  'high contrast light': 'vscode-high-contrast-light vscode-high-contrast',
};

/** Gives the page the colours of a theme as VS Code does: variables of the root, and the body's class. */
export async function setTheme({ window }: WebviewPage, theme: Theme): Promise<void> {
  const { documentElement, body } = window.document;
  for (const [name, values] of Object.entries(VARIABLES)) {
    const value = values[THEMES.indexOf(theme)] ?? null;
    if (value === null) documentElement.style.removeProperty(`--vscode-${name}`);
    else documentElement.style.setProperty(`--vscode-${name}`, value);
  }
  documentElement.style.setProperty('--vscode-font-family', 'sans-serif');
  body.className = BODY_CLASSES[theme];
  // A page whose bundle does not run has no controls to wait for.
  if (window.customElements.get('vscode-button') === undefined) return;
  // The controls' library copies the colours into variables of its own some frames later.
  const foreground = (name: string) => window.getComputedStyle(body).getPropertyValue(name);
  await until(() => foreground('--foreground') === foreground('--vscode-foreground'));
  await new Promise((resolve) => window.requestAnimationFrame(resolve));
}

/**
 * The variables that the pages use, `--vscode-` left out, in the order of `THEMES`; `null` where a theme has none.
 * Read from a webview of VS Code 1.139.1 in Light Modern, Dark Modern, Default High Contrast and Default High
 * Contrast Light.
 */
const VARIABLES: Readonly<Record<string, readonly (string | null)[]>> = {
  'badge-background': ['#cccccc', '#616161', '#000000', '#0f4a85'],
  'badge-foreground': ['#3b3b3b', '#f8f8f8', '#ffffff', '#ffffff'],
  'button-background': ['#005fb8', '#0078d4', '#000000', '#0f4a85'],
  'button-border': ['rgba(0, 0, 0, 0.1)', 'rgba(255, 255, 255, 0.1)', '#6fc3df', '#0f4a85'],
  'button-foreground': ['#ffffff', '#ffffff', '#ffffff', '#ffffff'],
  'button-hoverBackground': ['#0258a8', '#026ec1', '#000000', '#0f4a85'],
  'button-secondaryBackground': ['#e5e5e5', 'rgba(0, 0, 0, 0)', null, '#ffffff'],
  'button-secondaryBorder': ['rgba(59, 59, 59, 0.15)', 'rgba(204, 204, 204, 0.15)', '#6fc3df', '#0f4a85'],
  'button-secondaryForeground': ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'button-secondaryHoverBackground': ['#cccccc', '#2b2b2b', null, null],
  'charts-blue': ['#0063d3', '#59a4f9', '#59a4f9', '#0063d3'],
  'charts-red': ['#e51400', '#f14c4c', '#f48771', '#b5200d'],
  'checkbox-background': ['#f8f8f8', '#313131', '#000000', '#ffffff'],
  'checkbox-border': ['#cecece', '#3c3c3c', '#6fc3df', '#0f4a85'],
  'checkbox-foreground': ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  contrastActiveBorder: [null, null, '#f38518', '#006bbd'],
  contrastBorder: [null, null, '#6fc3df', '#0f4a85'],
  descriptionForeground: ['#3b3b3b', '#9d9d9d', 'rgba(255, 255, 255, 0.7)', 'rgba(41, 41, 41, 0.7)'],
  disabledForeground: ['rgba(97, 97, 97, 0.5)', 'rgba(204, 204, 204, 0.5)', '#a5a5a5', '#7f7f7f'],
  'dropdown-background': ['#ffffff', '#313131', '#000000', '#ffffff'],
  'dropdown-border': ['#cecece', '#3c3c3c', '#6fc3df', '#0f4a85'],
  'dropdown-foreground': ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'editor-background': ['#ffffff', '#1f1f1f', '#000000', '#ffffff'],
  'editor-foreground': ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'editorError-foreground': ['#e51400', '#f14c4c', '#f48771', '#b5200d'],
  'editorWarning-foreground': ['#bf8803', '#cca700', '#ffd370', '#895503'],
  'editorWidget-background': ['#f8f8f8', '#202020', '#0c141f', '#ffffff'],
  'editorWidget-border': ['rgba(59, 59, 59, 0.2)', 'rgba(204, 204, 204, 0.2)', '#6fc3df', '#0f4a85'],
  'editorWidget-foreground': ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  errorForeground: ['#f85149', '#f85149', '#f48771', '#b5200d'],
  focusBorder: ['#005fb8', '#0078d4', '#f38518', '#006bbd'],
  'font-size': ['13px', '13px', '13px', '13px'],
  'font-weight': ['normal', 'normal', 'normal', 'normal'],
  foreground: ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'input-background': ['#ffffff', '#313131', '#000000', '#ffffff'],
  'input-border': ['#cecece', '#3c3c3c', '#6fc3df', '#0f4a85'],
  'input-foreground': ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'input-placeholderForeground': ['#767676', '#989898', 'rgba(255, 255, 255, 0.7)', 'rgba(41, 41, 41, 0.7)'],
  'inputOption-activeBackground': [
    '#bed6ed',
    'rgba(36, 137, 219, 0.51)',
    'rgba(0, 0, 0, 0)',
    'rgba(0, 0, 0, 0)',
  ],
  'inputOption-activeBorder': ['#005fb8', '#2488db', '#6fc3df', '#0f4a85'],
  'inputOption-activeForeground': ['#000000', '#ffffff', '#ffffff', '#292929'],
  'inputValidation-warningBackground': ['#f6f5d2', '#352a05', '#000000', '#ffffff'],
  'inputValidation-warningBorder': ['#b89500', '#b89500', '#6fc3df', '#0f4a85'],
  'inputValidation-warningForeground': [null, null, null, '#292929'],
  'keybindingLabel-background': [
    'rgba(221, 221, 221, 0.4)',
    'rgba(128, 128, 128, 0.17)',
    'rgba(0, 0, 0, 0)',
    'rgba(0, 0, 0, 0)',
  ],
  'keybindingLabel-border': ['rgba(204, 204, 204, 0.4)', 'rgba(51, 51, 51, 0.6)', '#6fc3df', '#0f4a85'],
  'keybindingLabel-bottomBorder': ['rgba(187, 187, 187, 0.4)', 'rgba(68, 68, 68, 0.6)', '#6fc3df', '#292929'],
  'keybindingLabel-foreground': ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'list-activeSelectionBackground': ['#e8e8e8', '#04395e', null, 'rgba(15, 74, 133, 0.1)'],
  'list-activeSelectionForeground': ['#000000', '#ffffff', null, null],
  'list-hoverBackground': ['#f2f2f2', '#2a2d2e', 'rgba(255, 255, 255, 0.1)', 'rgba(15, 74, 133, 0.1)'],
  'list-inactiveSelectionBackground': ['#e4e6f1', '#37373d', null, 'rgba(15, 74, 133, 0.1)'],
  'menu-background': ['#ffffff', '#1f1f1f', '#000000', '#ffffff'],
  'menu-border': ['#cecece', '#454545', '#6fc3df', '#0f4a85'],
  'menu-foreground': ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'menu-selectionBackground': ['#005fb8', '#0078d4', null, 'rgba(15, 74, 133, 0.1)'],
  'menu-selectionBorder': [null, null, '#f38518', '#006bbd'],
  'menu-selectionForeground': ['#ffffff', '#ffffff', null, null],
  'menu-separatorBackground': ['rgba(59, 59, 59, 0.2)', '#454545', '#6fc3df', '#0f4a85'],
  'panel-background': ['#f8f8f8', '#181818', '#000000', '#ffffff'],
  'panel-border': ['#e5e5e5', '#2b2b2b', '#6fc3df', '#0f4a85'],
  'panelTitle-activeBorder': ['#005fb8', '#0078d4', '#6fc3df', '#b5200d'],
  'panelTitle-activeForeground': ['#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'panelTitle-inactiveForeground': ['#3b3b3b', '#9d9d9d', '#ffffff', '#292929'],
  'progressBar-background': ['#005fb8', '#0078d4', '#6fc3df', '#0f4a85'],
  'scrollbarSlider-activeBackground': [
    'rgba(0, 0, 0, 0.6)',
    'rgba(191, 191, 191, 0.4)',
    '#6fc3df',
    '#0f4a85',
  ],
  'scrollbarSlider-background': [
    'rgba(100, 100, 100, 0.4)',
    'rgba(121, 121, 121, 0.4)',
    'rgba(111, 195, 223, 0.6)',
    'rgba(15, 74, 133, 0.4)',
  ],
  'scrollbarSlider-hoverBackground': [
    'rgba(100, 100, 100, 0.7)',
    'rgba(100, 100, 100, 0.7)',
    'rgba(111, 195, 223, 0.8)',
    'rgba(15, 74, 133, 0.8)',
  ],
  'settings-dropdownListBorder': ['rgba(59, 59, 59, 0.2)', 'rgba(204, 204, 204, 0.2)', '#6fc3df', '#0f4a85'],
  'textLink-activeForeground': ['#005fb8', '#4daafc', '#21a6ff', '#0f4a85'],
  'textLink-foreground': ['#005fb8', '#4daafc', '#21a6ff', '#0f4a85'],
  'toolbar-hoverBackground': ['rgba(184, 184, 184, 0.31)', 'rgba(90, 93, 94, 0.31)', null, null],
  'widget-border': ['#e5e5e5', '#313131', '#6fc3df', '#0f4a85'],
  'widget-shadow': ['rgba(0, 0, 0, 0.16)', 'rgba(0, 0, 0, 0.36)', null, null],
};
