import './menuButton.css';
import { button, type ButtonControl } from '../controls';
import { element, icon } from '../element';
import { roveFocus, setTabStop } from '../rovingFocus';

export interface MenuEntry {
  readonly label: string;
  /** Name of a codicon. */
  readonly icon: string;
  /** Keys that do the same, as they are written on keyboards. */
  readonly keys?: string;
  readonly testId: string;
  readonly run: () => void;
  /** Asked each time the menu opens; always if left out. */
  readonly isEnabled?: () => boolean;
}

/** Between the menu and its button, and between the menu and the edge of the page, in pixels. */
const GAP = 4;

/** A button that opens a menu below it, as VS Code's own do: arrows, Home and End, Enter, Escape. */
export class MenuButton {
  readonly root: ButtonControl;
  /** Over the whole page while the menu is open, so that a click beside it closes it and does nothing else. */
  private readonly layer: HTMLElement;
  private readonly menu: HTMLElement;
  private readonly entries: readonly { readonly entry: MenuEntry; readonly item: HTMLButtonElement }[];

  /** @param groups of entries, between which there are lines */
  constructor(options: { label: string; icon: string; testId: string }, groups: readonly MenuEntry[][]) {
    const { label, testId } = options;
    this.root = button({ ...options, look: 'icon', onClick: () => this.open() });
    this.root.setAttribute('aria-haspopup', 'menu');
    this.root.ariaExpanded = 'false';
    this.entries = groups.flat().map((entry) => ({ entry, item: this.item(entry) }));
    this.menu = element('div', {
      class: 'menu',
      role: 'menu',
      'aria-label': label,
      'data-testid': `${testId}-menu`,
    });
    for (const [index, group] of groups.entries()) {
      if (index > 0) this.menu.append(element('div', { class: 'menu-line', role: 'separator' }));
      this.menu.append(...this.entries.filter(({ entry }) => group.includes(entry)).map(({ item }) => item));
    }
    this.layer = element('div', { class: 'menu-layer', popover: 'manual' }, this.menu);
    roveFocus(this.menu, () => this.enabled());
    this.listen();
  }

  get isOpen(): boolean {
    return this.layer.isConnected;
  }

  private enabled(): HTMLElement[] {
    return this.entries
      .map(({ item }) => item)
      .filter((item) => item.getAttribute('aria-disabled') !== 'true');
  }

  private open(): void {
    for (const { entry, item } of this.entries) {
      item.setAttribute('aria-disabled', String(entry.isEnabled?.() === false));
    }
    // Within the page's landmark, where screen readers look for content.
    (this.root.closest('main') ?? document.body).append(this.layer);
    this.layer.showPopover();
    this.place();
    this.root.ariaExpanded = 'true';
    setTabStop(this.menu, 0, this.enabled());
    this.enabled()[0]?.focus();
  }

  private close(): void {
    if (this.shut()) this.root.focus();
  }

  /** Closes the menu of a page that has lost the focus, and takes the focus only once the page has it again. */
  private closeBehind(): void {
    if (this.shut()) window.addEventListener('focus', () => this.root.focus(), { once: true });
  }

  /** @returns whether it was open */
  private shut(): boolean {
    const wasOpen = this.isOpen;
    this.root.ariaExpanded = 'false';
    this.layer.remove();
    return wasOpen;
  }

  /** Below the button and within the page. */
  private place(): void {
    const { left, bottom } = this.root.getBoundingClientRect();
    const { innerWidth, innerHeight } = window;
    const { style, offsetWidth, offsetHeight } = this.menu;
    style.left = `${String(Math.max(GAP, Math.min(left, innerWidth - offsetWidth - GAP)))}px`;
    style.top = `${String(Math.max(GAP, Math.min(bottom + GAP, innerHeight - offsetHeight - GAP)))}px`;
  }

  private item(entry: MenuEntry): HTMLButtonElement {
    const item = element('button', {
      class: 'menu-item',
      role: 'menuitem',
      tabindex: '-1',
      'data-testid': entry.testId,
    });
    item.append(icon(entry.icon), element('span', {}, entry.label));
    if (entry.keys !== undefined) item.append(element('kbd', { 'aria-hidden': 'true' }, entry.keys));
    item.addEventListener('click', () => {
      if (item.getAttribute('aria-disabled') === 'true') return;
      this.close();
      entry.run();
    });
    // As in every menu, what the mouse is over is what Enter runs.
    item.addEventListener('pointerenter', () => {
      if (item.getAttribute('aria-disabled') !== 'true') item.focus();
    });
    return item;
  }

  private listen(): void {
    this.root.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      event.stopPropagation();
      this.open();
    });
    this.layer.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' && event.key !== 'Tab') return;
      event.preventDefault();
      this.close();
    });
    this.layer.addEventListener('pointerdown', (event) => {
      if (event.target === this.layer) this.close();
    });
    // Pressed at its edge or on a line, the menu would lose the keyboard's focus, and its keys with it.
    this.menu.addEventListener('mousedown', (event) => {
      const { target } = event;
      if (!(target instanceof Element && target.closest('.menu-item'))) event.preventDefault();
    });
    window.addEventListener('resize', () => this.close());
    window.addEventListener('blur', () => this.closeBehind());
  }
}
