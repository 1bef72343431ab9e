import { focusNext } from '../focusNext';

/**
 * Gives a group `count` children. Those that stay are the elements that they are, so that the keyboard's focus outlives a
 * change of what they show; from one that goes, it goes to the last that stays, or on if none does.
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
