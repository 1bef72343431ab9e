import { button, setUnavailable, type ButtonControl } from '../controls';
import { element } from '../element';
import { roveFocus, setTabStop } from '../rovingFocus';
import { keyOf, type PadActions } from './keys';
import { padMenu, type MenuCommands } from './padMenu';
import type { PenTools } from './pen/penTools';

const BUTTONS = {
  undo: { label: 'Undo', icon: 'discard', look: 'icon', testId: 'pad-undo' },
  redo: { label: 'Redo', icon: 'redo', look: 'icon', testId: 'pad-redo' },
  clear: { label: 'Clear', icon: 'trash', look: 'tool', testId: 'pad-clear' },
  openImage: { label: 'Open Image…', icon: 'folder-opened', look: 'tool', testId: 'pad-open' },
} as const;

/** What the pad's buttons and menu do. */
export type PadCommands = Pick<PadActions, keyof typeof BUTTONS> & MenuCommands;

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
  private possible: PadPossibilities = { canUndo: false, canRedo: false, isBlank: true, pictureName: null };
  /** Whether there is a digit as the network sees it. */
  hasFrame = false;

  constructor(tools: PenTools, commands: PadCommands) {
    const made = (name: keyof typeof BUTTONS): ButtonControl =>
      button({ ...BUTTONS[name], keys: keyOf(name), onClick: () => commands[name]() });
    this.undo = made('undo');
    this.redo = made('redo');
    this.clear = made('clear');
    const open = made('openImage');
    const more = padMenu(commands, {
      isAny: () => !this.possible.isBlank,
      isDrawing: () => !this.possible.isBlank && this.possible.pictureName === null,
      isFrame: () => this.hasFrame,
    });
    const edits = element('div', { class: 'edits', role: 'group', 'aria-label': 'Drawing' });
    edits.append(this.undo, this.redo, this.clear, open, more.root);
    this.root = element(
      'div',
      { class: 'tools', role: 'toolbar', 'aria-label': 'Drawing tools' },
      tools.root,
      edits,
    );
    const buttons = [...tools.buttons, this.undo, this.redo, this.clear, open, more.root];
    roveFocus(this.root, () => buttons);
    setTabStop(this.root, 0, buttons);
  }

  showState(possible: PadPossibilities): void {
    const { canUndo, canRedo, isBlank } = possible;
    this.possible = possible;
    setUnavailable(this.undo, !canUndo);
    setUnavailable(this.redo, !canRedo);
    setUnavailable(this.clear, isBlank);
  }
}
