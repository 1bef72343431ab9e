import { button, type ButtonControl } from '../controls';
import { element } from '../element';
import { MenuButton } from '../menuButton';
import { roveFocus, setTabStop } from '../rovingFocus';
import { keyOf, PASTE_KEY, type PadActions } from './keys';
import type { PenTools } from './penTools';

/** What the pad's buttons and menu do. */
export type PadCommands = Pick<
  PadActions,
  | 'undo'
  | 'redo'
  | 'clear'
  | 'openImage'
  | 'pasteImage'
  | 'copyImage'
  | 'savePng'
  | 'saveSvg'
  | 'saveFrame'
  | 'showKeys'
>;

/** What can be done now. */
export interface PadPossibilities {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly isBlank: boolean;
  /** Of the picture on the pad; `null` if there is none. */
  readonly pictureName: string | null;
}

/** The tools above the pad: one stop for the Tab key, in two rows where there is no room for one. */
export class PadToolbar {
  readonly root: HTMLElement;
  private readonly undo: ButtonControl;
  private readonly redo: ButtonControl;
  private readonly clear: ButtonControl;
  private readonly buttons: readonly ButtonControl[];
  private possible: PadPossibilities = { canUndo: false, canRedo: false, isBlank: true, pictureName: null };
  /** Whether there is a digit as the network sees it. */
  hasFrame = false;

  constructor(tools: PenTools, commands: PadCommands) {
    this.undo = button({
      label: 'Undo',
      icon: 'discard',
      look: 'icon',
      keys: keyOf('undo'),
      testId: 'pad-undo',
      onClick: () => commands.undo(),
    });
    this.redo = button({
      label: 'Redo',
      icon: 'redo',
      look: 'icon',
      keys: keyOf('redo'),
      testId: 'pad-redo',
      onClick: () => commands.redo(),
    });
    this.clear = button({
      label: 'Clear',
      icon: 'trash',
      look: 'tool',
      keys: keyOf('clear'),
      testId: 'pad-clear',
      onClick: () => commands.clear(),
    });
    const open = button({
      label: 'Open Image…',
      icon: 'folder-opened',
      look: 'tool',
      keys: keyOf('openImage'),
      testId: 'pad-open',
      onClick: () => commands.openImage(),
    });
    const more = this.moreActions(commands);
    const edits = element('div', { class: 'edits', role: 'group', 'aria-label': 'Drawing' });
    edits.append(this.undo, this.redo, this.clear, open, more.root);
    this.root = element(
      'div',
      { class: 'tools', role: 'toolbar', 'aria-label': 'Drawing tools' },
      tools.root,
      edits,
    );
    this.buttons = [...tools.buttons, this.undo, this.redo, this.clear, open, more.root];
    roveFocus(this.root, () => this.enabled());
  }

  showState(possible: PadPossibilities): void {
    const { canUndo, canRedo, isBlank } = possible;
    this.possible = possible;
    this.undo.disabled = !canUndo;
    this.redo.disabled = !canRedo;
    this.clear.disabled = isBlank;
    this.keepTabStop();
  }

  private enabled(): readonly ButtonControl[] {
    return this.buttons.filter(({ disabled }) => !disabled);
  }

  /** A button that was just used up takes neither the keyboard's focus nor the way to the toolbar with it. */
  private keepTabStop(): void {
    const index = this.buttons.findIndex(({ tabIndex }) => tabIndex === 0);
    const stop = this.buttons[index];
    if (stop?.disabled === false) return;
    const hadFocus = stop !== undefined && stop === document.activeElement;
    const next = this.buttons.findIndex(({ disabled }, each) => each > index && !disabled);
    setTabStop(this.root, next, this.buttons);
    // The toolkit enables a button, and lets it be focused, with the next frame.
    if (hadFocus) requestAnimationFrame(() => this.buttons[next]?.focus());
  }

  private moreActions(commands: PadCommands): MenuButton {
    const isAny = () => !this.possible.isBlank;
    return new MenuButton({ label: 'More Actions…', icon: 'ellipsis', testId: 'pad-more' }, [
      [
        {
          label: 'Paste Image',
          icon: 'clippy',
          keys: PASTE_KEY,
          testId: 'pad-paste',
          run: () => commands.pasteImage(),
        },
      ],
      [
        {
          label: 'Copy as Image',
          icon: 'copy',
          testId: 'pad-copy-image',
          run: () => commands.copyImage(),
          isEnabled: isAny,
        },
        {
          label: 'Save as PNG…',
          icon: 'save',
          keys: keyOf('savePng'),
          testId: 'pad-save-png',
          run: () => commands.savePng(),
          isEnabled: isAny,
        },
        {
          label: 'Save as SVG…',
          icon: 'symbol-ruler',
          testId: 'pad-save-svg',
          run: () => commands.saveSvg(),
          isEnabled: () => isAny() && this.possible.pictureName === null,
        },
        {
          label: 'Save as 28 × 28 PNG…',
          icon: 'symbol-numeric',
          testId: 'pad-save-frame',
          run: () => commands.saveFrame(),
          isEnabled: () => this.hasFrame,
        },
      ],
      [
        {
          label: 'Keyboard Shortcuts',
          icon: 'keyboard',
          keys: keyOf('showKeys'),
          testId: 'pad-show-keys',
          run: () => commands.showKeys(),
        },
      ],
    ]);
  }
}
