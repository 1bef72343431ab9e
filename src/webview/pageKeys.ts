import { isPressed } from './chord';

/** What VS Code's key bindings of two steps begin with; their second step is no key of a page's own. */
const PREFIXES = ['Mod+K', 'Mod+;'];

const MODIFIERS: readonly string[] = ['Alt', 'Control', 'Meta', 'Shift'];

/**
 * Listens to the keys of a whole page, wherever the focus is. VS Code's workbench hears them as well, so that the key after
 * the first of a binding such as Ctrl+K S is passed over here.
 */
export function listenToPageKeys(press: (event: KeyboardEvent) => void): void {
  let isSecondStep = false;
  window.addEventListener('keydown', (event) => {
    if (MODIFIERS.includes(event.key)) return;
    const isOfWorkbench = isSecondStep;
    isSecondStep = !isSecondStep && PREFIXES.some((prefix) => isPressed(prefix, event));
    if (!isOfWorkbench) press(event);
  });
  // Whoever takes the pointer has not gone on with it.
  window.addEventListener('pointerdown', () => {
    isSecondStep = false;
  });
}
