import { isMac, isPressed, written } from '../chord';
import { listenToPageKeys } from '../pageKeys';

/** What the pad's keys do. */
export interface PadActions {
  undo(): void;
  redo(): void;
  clear(): void;
  toggleEraser(): void;
  thinner(): void;
  broader(): void;
  openImage(): void;
  pasteImage(): void;
  copyImage(): void;
  savePng(): void;
  saveSvg(): void;
  saveFrame(): void;
  copyNumber(): void;
  insertNumber(): void;
  showKeys(): void;
  /** @param digit the true label, "0" to "9" */
  keepAs(digit: string): void;
  keepAsRead(): void;
  undoKeep(): void;
}

type Action = keyof PadActions;

/** Keys and what they do. */
export interface KeyBinding {
  /** Left out where the page or the browser does it by itself. */
  readonly action?: Action;
  /** Any of these runs the action. As `KeyboardEvent.key` names them; `Mod` is Ctrl, on a Mac the command key. */
  readonly chords: readonly string[];
  readonly says: string;
  /** Whether it is done again while the key is held down. */
  readonly repeats?: true;
  /** How the list shows them, if not one by one. */
  readonly listed?: readonly string[];
}

/** Every key of the pad, for the listener, the tooltips and the list of shortcuts. */
export const KEY_BINDINGS: readonly KeyBinding[] = [
  { action: 'undo', chords: ['Mod+Z'], says: 'Undo', repeats: true },
  { action: 'redo', chords: isMac ? ['Shift+Mod+Z'] : ['Mod+Y', 'Shift+Mod+Z'], says: 'Redo', repeats: true },
  {
    action: 'clear',
    // A Mac's keyboards call Backspace "delete".
    chords: ['Escape', 'Delete', 'Backspace'],
    listed: [written('Escape'), 'Delete'],
    says: 'Clear the pad',
  },
  { action: 'toggleEraser', chords: ['E'], says: 'Switch eraser and pen' },
  { action: 'thinner', chords: ['['], says: 'Finer pen', repeats: true },
  { action: 'broader', chords: [']'], says: 'Broader pen', repeats: true },
  { action: 'openImage', chords: ['O'], says: 'Open an image on the pad' },
  {
    action: 'keepAs',
    chords: Array.from('0123456789'),
    listed: ['0 – 9'],
    says: 'Keep the drawing as that digit',
  },
  { action: 'keepAsRead', chords: ['Y'], says: 'Keep it as read' },
  { action: 'undoKeep', chords: ['U'], says: 'Undo what was kept last' },
  // The browser itself makes a `paste` event of these keys.
  { chords: ['Mod+V'], says: 'Paste an image onto the pad' },
  { action: 'savePng', chords: ['S'], says: 'Save the pad as an image' },
  { action: 'copyNumber', chords: ['C'], says: 'Copy the number that was read' },
  { action: 'insertNumber', chords: ['I'], says: 'Insert it into the last text editor' },
  { action: 'showKeys', chords: ['?'], says: 'This list' },
  { chords: ['Tab'], says: 'Go to the next part of the page' },
  { chords: ['Arrow keys'], says: 'Move within a toolbar, a menu or a number' },
];

/** How pasting is written on the keyboard at hand. */
export const PASTE_KEY = written('Mod+V');

/** The first key of an action, as it is written on the keyboard at hand. */
export function keyOf(action: Action): string {
  const chord = KEY_BINDINGS.find((binding) => binding.action === action)?.chords[0];
  return chord === undefined ? '' : written(chord);
}

/** Listens on the whole page, so that no key depends on where the focus is; menus and dialogs have keys of their own. */
export function listenToKeys(actions: PadActions): void {
  listenToPageKeys((event) => {
    const { target } = event;
    // The pad is behind a dialog or menu. In Firefox the target of a key pressed there may be the page itself.
    if (document.querySelector('dialog[open], .menu-layer') !== null) return;
    if (target instanceof Element && target.closest('[role="menu"]') !== null) return;
    const binding = bindingOf(event);
    if (binding?.action === undefined) return;
    event.preventDefault();
    if (!event.repeat || binding.repeats === true) actions[binding.action](event.key);
  });
}

function bindingOf(event: KeyboardEvent): KeyBinding | undefined {
  return KEY_BINDINGS.find(({ chords }) => chords.some((chord) => isPressed(chord, event)));
}
