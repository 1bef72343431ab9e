// The only file that may import @vscode/webview-ui-toolkit: it is archived upstream and will have to be replaced here.
import { provideVSCodeDesignSystem, vsCodeButton, vsCodeProgressRing } from '@vscode/webview-ui-toolkit';
import { element, icon } from './element';

provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeProgressRing());

// The toolkit starts to follow the theme at the page's `load` event. Our bundles load after that, so it is dispatched again.
if (document.readyState === 'complete') window.dispatchEvent(new Event('load'));

/** The part of the toolkit's element definitions that is used here. */
interface ToolkitElement {
  readonly $fastController: {
    readonly definition: { readonly attributeLookup: Record<string, { mode: 'reflect' | 'fromView' }> };
  };
}

// The toolkit passes these states on to the button inside its element. They must not be reflected on the element itself, which
// has no role, as ARIA does not allow them there.
const { attributeLookup } = (document.createElement('vscode-button') as HTMLElement & ToolkitElement)
  .$fastController.definition;
for (const state of ['aria-pressed', 'aria-expanded']) attributeLookup[state]!.mode = 'fromView';

export interface ButtonOptions {
  readonly label: string;
  /** Name of a codicon. */
  readonly icon?: string;
  /**
   * `icon` shows the codicon alone; the label is then its name for screen readers and its tooltip. `tool` does the same,
   * with the label beside the codicon where the page's style has room for it (`.tool-label`).
   */
  readonly look?: 'primary' | 'secondary' | 'icon' | 'tool';
  /** Keys that do the same, as they are written on keyboards. */
  readonly keys?: string;
  readonly testId?: string;
  readonly onClick: () => void;
}

/** A button. Set `ariaPressed` and `ariaExpanded` as properties: the attributes would not reach the button inside. */
export type ButtonControl = HTMLElement & { disabled: boolean };

export function button(options: ButtonOptions): ButtonControl {
  const control = document.createElement('vscode-button') as ButtonControl;
  const look = options.look ?? 'secondary';
  const isIcon = look === 'icon' || look === 'tool';
  control.setAttribute('appearance', isIcon ? 'icon' : look);
  const tooltip = options.keys === undefined ? options.label : `${options.label} (${options.keys})`;
  if (isIcon) {
    control.setAttribute('aria-label', options.label);
    control.append(icon(options.icon ?? 'circle'));
    if (look === 'tool') control.append(element('span', { class: 'tool-label' }, options.label));
  } else {
    if (options.icon !== undefined) control.append(startIcon(options.icon));
    control.append(options.label);
  }
  if (isIcon || options.keys !== undefined) control.title = tooltip;
  if (options.keys !== undefined && !isIcon) {
    control.append(element('kbd', { 'aria-hidden': 'true' }, options.keys));
  }
  if (options.testId !== undefined) control.dataset.testid = options.testId;
  // The toolkit stops the mouse on a disabled button, but no other click.
  control.addEventListener('click', () => {
    if (!control.disabled && control.ariaDisabled !== 'true') options.onClick();
  });
  return control;
}

/** Changes the look of a button that has a label. */
export function setLook(control: ButtonControl, look: 'primary' | 'secondary'): void {
  control.setAttribute('appearance', look);
}

/**
 * Marks a button as having nothing to do now. Unlike a disabled one it can keep the keyboard's focus: in a toolbar, the focus
 * would otherwise move on to a button that does something else.
 */
export function setUnavailable(control: ButtonControl, isUnavailable: boolean): void {
  control.ariaDisabled = String(isUnavailable);
}

/** For work whose length is not known. */
export function progressRing(): HTMLElement {
  const ring = document.createElement('vscode-progress-ring');
  ring.setAttribute('aria-hidden', 'true');
  return ring;
}

function startIcon(name: string): HTMLElement {
  const made = icon(name);
  made.slot = 'start';
  return made;
}

/** Milliseconds for which a button says that it has done its work. */
const CONFIRMATION = 1200;

/** Turns a button's icon into a tick for a moment, where nothing else on the page shows that something was done. */
export function confirmOn(control: Element): void {
  const shown = control.querySelector('.codicon');
  if (shown === null || shown.classList.contains('codicon-check')) return;
  const { className } = shown;
  shown.className = 'codicon codicon-check';
  window.setTimeout(() => {
    shown.className = className;
  }, CONFIRMATION);
}
