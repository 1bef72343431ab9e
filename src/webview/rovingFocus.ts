/**
 * Makes the children of a group one stop for the Tab key, as in a toolbar: arrow keys, Home and End go from one to
 * another, and Tab comes back to the one that was left.
 */
export function roveFocus(group: HTMLElement): void {
  group.addEventListener('keydown', (event) => {
    const children = Array.from(group.children);
    const from = children.findIndex((child) => child === event.target);
    const to = destination(event.key, from, children.length);
    const next = from < 0 ? undefined : children[to];
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
  });
  group.addEventListener('focusin', ({ target }) => {
    setTabStop(
      group,
      Array.from(group.children).findIndex((child) => child === target),
    );
  });
}

/** Says which child of a group Tab comes to. */
export function setTabStop(group: HTMLElement, index: number): void {
  Array.from(group.children).forEach((child, each) => {
    child.setAttribute('tabindex', each === index ? '0' : '-1');
  });
}

/** Index of the child that a key leads to, -1 if it leads nowhere. */
function destination(key: string, from: number, count: number): number {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, from - 1);
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(count - 1, from + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}
