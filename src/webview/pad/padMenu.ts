import { MenuButton, type MenuEntry } from './menuButton';
import { keyOf, PASTE_KEY, type PadActions } from './keys';

/** What the menu does. */
export type MenuCommands = Pick<
  PadActions,
  'pasteImage' | 'copyImage' | 'savePng' | 'saveSvg' | 'saveFrame' | 'showKeys'
>;

/** What is on the pad, to enable entries by; asked each time the menu opens. */
export interface MenuContent {
  /** A drawing or a picture. */
  readonly isAny: () => boolean;
  /** A drawing without a picture. */
  readonly isDrawing: () => boolean;
  /** A digit as the network sees it. */
  readonly isFrame: () => boolean;
}

/** The pad's menu: paste an image, copy or save what is on the pad, and help. */
export function padMenu(commands: MenuCommands, content: MenuContent): MenuButton {
  const paste = {
    label: 'Paste Image',
    icon: 'clippy',
    keys: PASTE_KEY,
    testId: 'pad-paste',
    run: () => commands.pasteImage(),
  };
  const keys = {
    label: 'Keyboard Shortcuts',
    icon: 'keyboard',
    keys: keyOf('showKeys'),
    testId: 'pad-show-keys',
    run: () => commands.showKeys(),
  };
  return new MenuButton({ label: 'More Actions…', icon: 'ellipsis', testId: 'pad-more' }, [
    [paste],
    outputEntries(commands, content),
    [keys],
  ]);
}

/** The entries that copy or save what is on the pad. */
function outputEntries(commands: MenuCommands, { isAny, isDrawing, isFrame }: MenuContent): MenuEntry[] {
  return [
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
      isEnabled: isDrawing,
    },
    {
      label: 'Save as 28 × 28 PNG…',
      icon: 'symbol-numeric',
      testId: 'pad-save-frame',
      run: () => commands.saveFrame(),
      isEnabled: isFrame,
    },
  ];
}
