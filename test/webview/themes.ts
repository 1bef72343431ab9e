import { until } from './until';
import type { WebviewPage } from './webviewPage';

/** The themes that VS Code comes up with, and those that it came up with in the oldest version that is supported. */
export const THEMES = [
  'light',
  'dark',
  'light modern',
  'dark modern',
  'high contrast',
  'high contrast light',
] as const;
export type Theme = (typeof THEMES)[number];

/** What VS Code writes on the body of a webview: high contrast light is also called high contrast. */
const BODY_CLASSES: Readonly<Record<Theme, string>> = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  'light modern': 'vscode-light',
  'dark modern': 'vscode-dark',
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
 * Read from a webview of VS Code 1.139.1 in Light 2026, Dark 2026, Light Modern, Dark Modern, Default High Contrast and
 * Default High Contrast Light.
 */
const VARIABLES: Readonly<Record<string, readonly (string | null)[]>> = {
  'badge-background': ['#0069cc', '#307e9f', '#cccccc', '#616161', '#000000', '#0f4a85'],
  'badge-foreground': ['#ffffff', '#ffffff', '#3b3b3b', '#f8f8f8', '#ffffff', '#ffffff'],
  'button-background': ['#0069cc', '#297aa0', '#005fb8', '#0078d4', '#000000', '#0f4a85'],
  'button-border': ['#0069cc', '#297aa0', '#0000001a', '#ffffff1a', '#6fc3df', '#0f4a85'],
  'button-foreground': ['#ffffff', '#ffffff', '#ffffff', '#ffffff', '#ffffff', '#ffffff'],
  'button-hoverBackground': ['#0063c1', '#2b7da3', '#0258a8', '#026ec1', '#000000', '#0f4a85'],
  'button-secondaryBackground': ['#eaeaea', '#00000000', '#e5e5e5', '#00000000', null, '#ffffff'],
  'button-secondaryBorder': ['#eaeaea', '#333536', '#3b3b3b26', '#cccccc26', '#6fc3df', '#0f4a85'],
  'button-secondaryForeground': ['#202020', '#cccccc', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'button-secondaryHoverBackground': ['#f2f3f4', '#ffffff0f', '#cccccc', '#2b2b2b', null, null],
  'charts-blue': ['#1a5cff', '#57a3f8', '#0063d3', '#59a4f9', '#59a4f9', '#0063d3'],
  'charts-red': ['#ad0707', '#ef8773', '#e51400', '#f14c4c', '#f48771', '#b5200d'],
  'checkbox-background': ['#eaeaea', '#242526', '#f8f8f8', '#313131', '#000000', '#ffffff'],
  'checkbox-border': ['#868686', '#707070', '#cecece', '#3c3c3c', '#6fc3df', '#0f4a85'],
  'checkbox-foreground': ['#606060', '#8c8c8c', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  contrastActiveBorder: [null, null, null, null, '#f38518', '#006bbd'],
  contrastBorder: [null, null, null, null, '#6fc3df', '#0f4a85'],
  descriptionForeground: ['#606060', '#8c8c8c', '#3b3b3b', '#9d9d9d', '#ffffffb2', '#292929b2'],
  disabledForeground: ['#bbbbbb', '#555555', '#61616180', '#cccccc80', '#a5a5a5', '#7f7f7f'],
  'dropdown-background': ['#ffffff', '#191a1b', '#ffffff', '#313131', '#000000', '#ffffff'],
  'dropdown-border': ['#d8d8d8', '#333536', '#cecece', '#3c3c3c', '#6fc3df', '#0f4a85'],
  'dropdown-foreground': ['#202020', '#bfbfbf', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'editor-background': ['#ffffff', '#121314', '#ffffff', '#1f1f1f', '#000000', '#ffffff'],
  'editor-foreground': ['#202020', '#bbbebf', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'editorError-foreground': ['#e51400', '#f14c4c', '#e51400', '#f14c4c', '#f48771', '#b5200d'],
  'editorWarning-foreground': ['#bf8803', '#cca700', '#bf8803', '#cca700', '#ffd370', '#895503'],
  'editorWidget-background': ['#fafafd', '#202122', '#f8f8f8', '#202020', '#0c141f', '#ffffff'],
  'editorWidget-border': ['#e4e5e6', '#2a2b2c', '#3b3b3b33', '#cccccc33', '#6fc3df', '#0f4a85'],
  'editorWidget-foreground': ['#202020', '#bfbfbf', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  errorForeground: ['#ad0707', '#f48771', '#f85149', '#f85149', '#f48771', '#b5200d'],
  focusBorder: ['#0069cc', '#3994bcb2', '#005fb8', '#0078d4', '#f38518', '#006bbd'],
  'font-size': ['13px', '13px', '13px', '13px', '13px', '13px'],
  'font-weight': ['normal', 'normal', 'normal', 'normal', 'normal', 'normal'],
  foreground: ['#202020', '#bfbfbf', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'input-background': ['#ffffff', '#191a1b', '#ffffff', '#313131', '#000000', '#ffffff'],
  'input-border': ['#d8d8d866', '#333536', '#cecece', '#3c3c3c', '#6fc3df', '#0f4a85'],
  'input-foreground': ['#202020', '#bfbfbf', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'input-placeholderForeground': ['#999999', '#555555', '#767676', '#989898', '#ffffffb2', '#292929b2'],
  'inputOption-activeBackground': ['#d6d6d6', '#313233', '#bed6ed', '#2489db82', '#00000000', '#00000000'],
  'inputOption-activeBorder': ['#f0f1f2', '#2a2b2c', '#005fb8', '#2488db', '#6fc3df', '#0f4a85'],
  'inputOption-activeForeground': ['#202020', '#bfbfbf', '#000000', '#ffffff', '#ffffff', '#292929'],
  'inputValidation-warningBackground': ['#fdf6e3', '#352a05', '#f6f5d2', '#352a05', '#000000', '#ffffff'],
  'inputValidation-warningBorder': ['#b69500', '#b89500', '#b89500', '#b89500', '#6fc3df', '#0f4a85'],
  'inputValidation-warningForeground': ['#202020', '#bfbfbf', null, null, null, '#292929'],
  'keybindingLabel-background': [
    '#dddddd66',
    '#8080802b',
    '#dddddd66',
    '#8080802b',
    '#00000000',
    '#00000000',
  ],
  'keybindingLabel-border': ['#cccccc66', '#33333399', '#cccccc66', '#33333399', '#6fc3df', '#0f4a85'],
  'keybindingLabel-bottomBorder': ['#bbbbbb66', '#44444499', '#bbbbbb66', '#44444499', '#6fc3df', '#292929'],
  'keybindingLabel-foreground': ['#3b3b3b', '#cccccc', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'list-activeSelectionBackground': ['#00000024', '#ffffff21', '#e8e8e8', '#04395e', null, '#0f4a851a'],
  'list-activeSelectionForeground': ['#202020', '#ededed', '#000000', '#ffffff', null, null],
  'list-hoverBackground': ['#00000014', '#ffffff14', '#f2f2f2', '#2a2d2e', '#ffffff1a', '#0f4a851a'],
  'list-inactiveSelectionBackground': ['#dadada99', '#2c2d2e', '#e4e6f1', '#37373d', null, '#0f4a851a'],
  'menu-background': ['#fafafd', '#202122', '#ffffff', '#1f1f1f', '#000000', '#ffffff'],
  'menu-border': ['#e4e5e6', '#2a2b2c', '#cecece', '#454545', '#6fc3df', '#0f4a85'],
  'menu-foreground': ['#202020', '#bfbfbf', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'menu-selectionBackground': ['#0069cc1a', '#3994bc26', '#005fb8', '#0078d4', null, '#0f4a851a'],
  'menu-selectionBorder': ['#0069cc', '#3994bc', null, null, '#f38518', '#006bbd'],
  'menu-selectionForeground': ['#202020', '#bfbfbf', '#ffffff', '#ffffff', null, null],
  'menu-separatorBackground': ['#eeeef1', '#2a2b2c', '#3b3b3b33', '#454545', '#6fc3df', '#0f4a85'],
  'panel-background': ['#fafafd', '#191a1b', '#f8f8f8', '#181818', '#000000', '#ffffff'],
  'panel-border': ['#f0f1f2', '#2a2b2c', '#e5e5e5', '#2b2b2b', '#6fc3df', '#0f4a85'],
  'panelTitle-activeBorder': ['#000000', '#3994bc', '#005fb8', '#0078d4', '#6fc3df', '#b5200d'],
  'panelTitle-activeForeground': ['#202020', '#bfbfbf', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  'panelTitle-inactiveForeground': ['#606060', '#8c8c8c', '#3b3b3b', '#9d9d9d', '#ffffff', '#292929'],
  'progressBar-background': ['#0069cc', '#878889', '#005fb8', '#0078d4', '#6fc3df', '#0f4a85'],
  'scrollbarSlider-activeBackground': [
    '#646464e0',
    '#a8a9aa9c',
    '#00000099',
    '#bfbfbf66',
    '#6fc3df',
    '#0f4a85',
  ],
  'scrollbarSlider-background': [
    '#646464bf',
    '#a8a9aa85',
    '#64646466',
    '#79797966',
    '#6fc3df99',
    '#0f4a8566',
  ],
  'scrollbarSlider-hoverBackground': [
    '#646464d1',
    '#a8a9aa8f',
    '#646464b2',
    '#646464b2',
    '#6fc3dfcc',
    '#0f4a85cc',
  ],
  'settings-dropdownListBorder': ['#e4e5e6', '#2a2b2c', '#3b3b3b33', '#cccccc33', '#6fc3df', '#0f4a85'],
  'textLink-activeForeground': ['#0069cc', '#53a5ca', '#005fb8', '#4daafc', '#21a6ff', '#0f4a85'],
  'textLink-foreground': ['#0069cc', '#48a0c7', '#005fb8', '#4daafc', '#21a6ff', '#0f4a85'],
  'toolbar-hoverBackground': ['#0000001f', '#5a5d5e4f', '#b8b8b84f', '#5a5d5e4f', null, null],
  'widget-border': ['#e2e2e5', '#2a2b2c', '#e5e5e5', '#313131', '#6fc3df', '#0f4a85'],
  'widget-shadow': ['#00000000', '#0000005c', '#00000029', '#0000005c', null, null],
};
