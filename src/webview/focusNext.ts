/** What the Tab key comes to on a page, where it can be seen and used; of a group that is one stop for it, that stop. */
const STOPS = ':is(button, vscode-button, input, summary, [tabindex]):not([tabindex="-1"])';

/**
 * Gives the keyboard's focus to what comes next on the page, or last before if nothing does. For what goes, or has nothing
 * left to press, while it has the focus: that would drop to the page as a whole, and a screen reader with it.
 * @param gone what goes; it is on the page still
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
 * Changes a part of the page. If that has the keyboard's focus, and by the change nothing left to press, the focus goes on.
 * @param isOver whether nothing is left
 */
export function changeWithFocus(part: Element, isOver: boolean, change: () => void): void {
  const hadFocus = part.contains(document.activeElement);
  change();
  if (hadFocus && isOver) focusNext(part);
}

/** Shows or hides a part of the page. From what is hidden while it has the keyboard's focus, that goes on. */
export function setHidden(part: HTMLElement, isHidden: boolean): void {
  changeWithFocus(part, isHidden, () => {
    part.hidden = isHidden;
  });
}

/** Disables or enables a control. From what is disabled while it has the keyboard's focus, that goes on. */
export function setDisabled(control: HTMLElement & { disabled: boolean }, isDisabled: boolean): void {
  changeWithFocus(control, isDisabled, () => {
    control.disabled = isDisabled;
  });
}

/**
 * Moves parts of the page: an element that is moved loses the keyboard's focus, and gets it back here.
 * @param orElse where the focus goes if what has it is taken away
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
