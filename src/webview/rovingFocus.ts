import { hasModifier } from './chord';

/** The elements that the keyboard goes between, in their order. */
type Stops = () => readonly HTMLElement[];

/**
 * Makes the elements of a group one stop for the Tab key, as in a toolbar: arrow keys, Home and End go from one to
 * another, and Tab comes back to the one that was left.
 * @param stops those to go between, which may change; the group's children that are not hidden if left out
 */
export function roveFocus(group: HTMLElement, stops: Stops = () => childrenOf(group)): void {
  group.addEventListener('keydown', (event) => {
    if (hasModifier(event)) return;
    const all = stops();
    const from = all.findIndex((stop) => stop === event.target);
    const next = from < 0 ? undefined : all[destination(event.key, from, all.length)];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
  group.addEventListener('focusin', ({ target }) => {
    const all = stops();
    const index = all.findIndex((stop) => stop === target);
    if (index >= 0) setTabStop(group, index, all);
  });
}

/** Says which of a group's stops Tab comes to. */
export function setTabStop(
  group: HTMLElement,
  index: number,
  stops: readonly HTMLElement[] = childrenOf(group),
): void {
  stops.forEach((stop, each) => {
    stop.setAttribute('tabindex', each === index ? '0' : '-1');
  });
}

function childrenOf(group: HTMLElement): HTMLElement[] {
  return Array.from(group.children)
    .filter((child) => child instanceof HTMLElement)
    .filter(({ hidden }) => !hidden);
}

/** Index of the stop that a key leads to, -1 if it leads nowhere. */
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
