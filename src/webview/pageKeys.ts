import { isPressed } from './chord';

/** First steps of VS Code's two-step key bindings. */
const PREFIXES = ['Mod+K', 'Mod+;'];

const MODIFIERS: readonly string[] = ['Alt', 'Control', 'Meta', 'Shift'];

/**
 * Listens to the keys of a whole page, wherever the focus is. VS Code's workbench handles them as well, so the second key of a
 * binding such as Ctrl+K S is ignored here.
 */
export function listenToPageKeys(press: (event: KeyboardEvent) => void): void {
  let isSecondStep = false;
  window.addEventListener('keydown', (event) => {
    if (MODIFIERS.includes(event.key)) return;
    const isOfWorkbench = isSecondStep;
    isSecondStep = !isSecondStep && PREFIXES.some((prefix) => isPressed(prefix, event));
    if (!isOfWorkbench) press(event);
  });
  // A user who takes the pointer has given up the binding.
  window.addEventListener('pointerdown', () => {
    isSecondStep = false;
  });
}
