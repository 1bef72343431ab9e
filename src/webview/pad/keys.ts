/** What the pad's keys do. */
export interface PadActions {
  undo(): void;
  redo(): void;
  clear(): void;
  toggleEraser(): void;
  thinner(): void;
  broader(): void;
}

const apple = /mac/i.test(navigator.userAgent);

/** The keys as they are written on the keyboard at hand. */
export const KEYS = apple
  ? { undo: '⌘Z', redo: '⇧⌘Z', clear: 'Esc', eraser: 'E', widths: '[ and ]' }
  : { undo: 'Ctrl+Z', redo: 'Ctrl+Y', clear: 'Esc', eraser: 'E', widths: '[ and ]' };

/** What keys without Ctrl and the like do. Brackets need other keys along with them on many keyboards. */
const PLAIN: Readonly<Record<string, keyof PadActions>> = {
  escape: 'clear',
  delete: 'clear',
  e: 'toggleEraser',
  '[': 'thinner',
  ']': 'broader',
};

/** Listens on the whole page, so that no key depends on where the focus is. */
export function listenToKeys(actions: PadActions): void {
  window.addEventListener('keydown', (event) => {
    const action = actionOf(event);
    if (action === null || event.defaultPrevented) return;
    event.preventDefault();
    actions[action]();
  });
}

function actionOf(event: KeyboardEvent): keyof PadActions | null {
  const key = event.key.toLowerCase();
  const command = (apple ? event.metaKey : event.ctrlKey) && !event.altKey;
  if (command && key === 'z') return event.shiftKey ? 'redo' : 'undo';
  if (command && key === 'y' && !event.shiftKey) return 'redo';
  if (key === '[' || key === ']') return PLAIN[key] ?? null;
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  return plain ? (PLAIN[key] ?? null) : null;
}
