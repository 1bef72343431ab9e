/** Whether the keyboard at hand is a Mac's. */
export const isMac = /mac/i.test(navigator.userAgent);

/** Keys that are pressed together. */
interface Chord {
  /** As `KeyboardEvent.key` names it. */
  readonly key: string;
  /** Ctrl, on a Mac the command key. */
  readonly mod: boolean;
  readonly shift: boolean;
}

/** The keys of a chord such as "Shift+Mod+Z". */
function parseChord(chord: string): Chord {
  const parts = chord.split('+');
  return { key: parts.pop() ?? '', mod: parts.includes('Mod'), shift: parts.includes('Shift') };
}

/** A chord as it is written on the keyboard at hand: "Ctrl+Shift+Z", "⇧⌘Z". */
export function written(chord: string): string {
  const { key, mod, shift } = parseChord(chord);
  const name = key === 'Escape' ? 'Esc' : key;
  return isMac
    ? `${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`
    : `${mod ? 'Ctrl+' : ''}${shift ? 'Shift+' : ''}${name}`;
}

/** Whether a modifier is held that makes a key one of VS Code's or the browser's. Shift does not. */
export function hasModifier({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey;
}

/** Signs that keys type on a keyboard with Latin letters, by `KeyboardEvent.code`. */
const LATIN_SIGNS: Readonly<Record<string, string>> = { BracketLeft: '[', BracketRight: ']' };

/** What a key types; if that is a letter of another script, what it would type on a keyboard with Latin letters. */
function latinKey({ key, code }: KeyboardEvent): string {
  if (!/^\p{L}$/u.test(key) || /^\p{Script=Latin}$/u.test(key)) return key;
  return /^Key([A-Z])$/.exec(code)?.[1] ?? LATIN_SIGNS[code] ?? key;
}

/** Whether an event is of this chord, also on a keyboard of another script. */
export function isPressed(chord: string, event: KeyboardEvent): boolean {
  const { key, mod, shift } = parseChord(chord);
  if (latinKey(event).toLowerCase() !== key.toLowerCase()) return false;
  const { altKey, ctrlKey, metaKey, shiftKey } = event;
  const isMod = isMac ? metaKey : ctrlKey;
  // Digits need Shift on some keyboards; with another modifier they are VS Code's.
  if (/^\d$/.test(key)) return !hasModifier(event);
  // Signs need Shift or AltGr on many keyboards.
  if (/^[^a-z]$/i.test(key)) return mod === (isMod && !altKey);
  return mod === isMod && shift === shiftKey && !altKey && !(isMac ? ctrlKey : metaKey);
}
