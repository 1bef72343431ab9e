/** Elements that the Tab key stops at if they are visible and enabled; of a group with roving focus, its one tab stop. */
const STOPS = ':is(button, vscode-button, input, summary, [tabindex]):not([tabindex="-1"])';

/**
 * Moves the keyboard's focus to the next tab stop after `gone`, or the last before it. To be called when an element that has
 * the focus is about to go or to be disabled: the focus, and a screen reader with it, would fall back to the whole page.
 * @param gone still on the page
 */
export function focusNext(gone: Element): void {
  const stops = Array.from(document.querySelectorAll<HTMLElement>(STOPS)).filter(
    (stop) => !gone.contains(stop) && !isDisabled(stop),
  );
  const next = stops.findIndex((stop) => isBefore(gone, stop));
  const nearest = next < 0 ? stops.reverse() : [...stops.slice(next), ...stops.slice(0, next).reverse()];
  nearest.find((stop) => {
    // What is hidden takes no focus. The page stays where it is, as somebody may be drawing on it.
    stop.focus({ preventScroll: true });
    return stop === document.activeElement;
  });
}

/**
 * Changes a part of the page. If it had the keyboard's focus and can no longer take it, the focus moves to the next tab stop.
 * @param isOver whether the change leaves nothing in it that can be pressed
 */
export function changeWithFocus(part: Element, isOver: boolean, change: () => void): void {
  const hadFocus = part.contains(document.activeElement);
  change();
  if (hadFocus && isOver) focusNext(part);
}

/** Shows or hides a part of the page. If what is hidden had the keyboard's focus, that moves to the next tab stop. */
export function setHidden(part: HTMLElement, isHidden: boolean): void {
  changeWithFocus(part, isHidden, () => {
    part.hidden = isHidden;
  });
}

/** Disables or enables a control. If what is disabled had the keyboard's focus, that moves to the next tab stop. */
export function setDisabled(control: HTMLElement & { disabled: boolean }, isDisabled: boolean): void {
  changeWithFocus(control, isDisabled, () => {
    control.disabled = isDisabled;
  });
}

/**
 * Moves parts of the page. An element loses the keyboard's focus when it is moved, and gets it back here.
 * @param orElse called instead if the element that had the focus is gone
 */
export function keepingFocus(move: () => void, orElse?: () => void): void {
  const focused = document.activeElement;
  move();
  if (focused === document.activeElement || !(focused instanceof HTMLElement)) return;
  // The page stays where it is, as somebody may be drawing on it.
  if (focused.isConnected) focused.focus({ preventScroll: true });
  else orElse?.();
}

/** Asks the control itself: the toolkit disables a button with the next frame, and until then it can be focused. */
function isDisabled(stop: HTMLElement & { readonly disabled?: boolean }): boolean {
  return stop.disabled === true;
}

function isBefore(one: Element, other: Element): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
