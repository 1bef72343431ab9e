import { focusNext } from '../focusNext';

/**
 * Gives a group `count` children, keeping the elements that it has, so that a child with the keyboard's focus keeps it. If that
 * child goes, the focus moves to the last one that stays, or to the next tab stop if none does.
 * @param make the child at an index
 */
export function setMemberCount(
  group: HTMLElement,
  count: number,
  make: (index: number) => HTMLElement,
): void {
  const going = Array.from(group.children).slice(count);
  if (going.some((each) => each.contains(document.activeElement))) {
    const last = group.children[count - 1];
    // The page stays where it is, as somebody may be drawing on it.
    if (last instanceof HTMLElement) last.focus({ preventScroll: true });
    else focusNext(group);
  }
  for (const each of going) each.remove();
  for (let index = group.childElementCount; index < count; index++) group.append(make(index));
}
