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

/** Whether a key is pressed along with one that makes it VS Code's or the browser's; with Shift it is the page's own still. */
export function hasModifier({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey;
}

/** What keys write where a keyboard with Latin letters has them, but for letters, by `KeyboardEvent.code`. */
const LATIN_SIGNS: Readonly<Record<string, string>> = { BracketLeft: '[', BracketRight: ']' };

/** What a key writes, or, where that is a letter of another script, what it would write on a keyboard with Latin ones. */
function latinKey({ key, code }: KeyboardEvent): string {
  if (!/^\p{L}$/u.test(key) || /^\p{Script=Latin}$/u.test(key)) return key;
  return /^Key([A-Z])$/.exec(code)?.[1] ?? LATIN_SIGNS[code] ?? key;
}

/** Whether a key went down that makes this chord, also on a keyboard of another script. */
export function isPressed(chord: string, event: KeyboardEvent): boolean {
  const { key, mod, shift } = parseChord(chord);
  if (latinKey(event).toLowerCase() !== key.toLowerCase()) return false;
  const { altKey, ctrlKey, metaKey, shiftKey } = event;
  const isMod = isMac ? metaKey : ctrlKey;
  // Digits need Shift on some keyboards; with Alt or Ctrl they are VS Code's.
  if (/^\d$/.test(key)) return !hasModifier(event);
  // Signs need other keys along with them on many keyboards, AltGr among them.
  if (/^[^a-z]$/i.test(key)) return mod === (isMod && !altKey);
  return mod === isMod && shift === shiftKey && !altKey && !(isMac ? ctrlKey : metaKey);
}
