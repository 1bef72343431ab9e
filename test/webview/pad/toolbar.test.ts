import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { setTheme } from '../themes';
import { until } from '../until';
import { WebviewPage } from '../webviewPage';

let page: WebviewPage;

beforeEach(async () => {
  page = await WebviewPage.open('pad');
});

afterEach(() => {
  page.close();
  expect(page.violations).toEqual([]);
});

const LINE = [[0.2, 0.4, 0.6, 0.8].map((y) => ({ x: 0.5, y }))];

const focused = () => (page.window.document.activeElement as HTMLElement | null)?.dataset.testid;

const isUnavailable = (testId: string) => page.get(testId).ariaDisabled === 'true';

/** Gives the page another width, as somebody who drags the side bar's edge. */
async function resize(width: number): Promise<void> {
  (page.window.frameElement as HTMLIFrameElement).style.width = `${String(width)}px`;
  await until(() => page.window.innerWidth === width);
}

describe('the toolbar', () => {
  test('is one stop for Tab; arrows go over all of it, and Tab comes back to the one that was left', async () => {
    await commands.drawOnPad(LINE);
    page.get('pad-pen-fine').focus();
    await commands.pressOnPage('ArrowRight');
    expect(focused()).toBe('pad-pen-medium');
    await commands.pressOnPage('End');
    expect(focused()).toBe('pad-more');
    // Redo has nothing to do, and is found all the same.
    for (const left of ['pad-open', 'pad-clear', 'pad-redo', 'pad-undo']) {
      await commands.pressOnPage('ArrowLeft');
      expect(focused()).toBe(left);
    }
    await commands.pressOnPage('Tab');
    await commands.pressOnPage('Shift+Tab');
    expect(focused()).toBe('pad-undo');
  });

  test('keeps the focus on the button that is used up, which then does nothing more', async () => {
    await commands.drawOnPad([...LINE, [{ x: 0.3, y: 0.3 }]]);
    page.get('pad-undo').focus();
    for (let press = 0; press < 4; press++) await commands.pressOnPage('Enter');
    expect(focused()).toBe('pad-undo');
    expect(isUnavailable('pad-undo')).toBe(true);
    expect(isUnavailable('pad-redo')).toBe(false);
    page.get('pad-redo').focus();
    for (let press = 0; press < 4; press++) await commands.pressOnPage('Enter');
    expect(focused()).toBe('pad-redo');
    expect(isUnavailable('pad-clear')).toBe(false);
    expect(page.messages('openImage')).toEqual([]);
  });

  test('shows the same of undo and redo while a stroke is drawn, and keeps the focus where a click has left it', async () => {
    await commands.drawOnPad(LINE);
    page.get('pad-undo').click();
    page.get('pad-undo').focus();
    const { PointerEvent } = page.window;
    const canvas = page.get('pad-canvas');
    const pen = (type: string) =>
      canvas.dispatchEvent(new PointerEvent(type, { pointerId: 1, buttons: 1, clientX: 500, clientY: 400 }));
    pen('pointerdown');
    expect([isUnavailable('pad-undo'), isUnavailable('pad-redo')]).toEqual([true, false]);
    pen('pointerup');
    expect([isUnavailable('pad-undo'), isUnavailable('pad-redo')]).toEqual([false, true]);
    expect(focused()).toBe('pad-undo');
    await commands.pressOnPage('Space');
    expect([isUnavailable('pad-undo'), isUnavailable('pad-redo')]).toEqual([true, false]);
  });

  test.each(['undo', 'redo', 'clear'])(
    'shows %s as the toolkit shows what is disabled while there is nothing for it to do',
    async (name) => {
      await setTheme(page, 'dark modern');
      const tool = page.get(`pad-${name}`) as HTMLElement & { disabled: boolean };
      const look = () => {
        const { opacity, cursor, backgroundColor, color } = page.window.getComputedStyle(tool);
        const content = page.window.getComputedStyle(tool.shadowRoot!.querySelector('[part=content]')!);
        return { opacity: Number(opacity) * Number(content.opacity), cursor, backgroundColor, color };
      };
      const shown = look();
      tool.ariaDisabled = null;
      await until(() => !tool.hasAttribute('aria-disabled'));
      expect(shown).not.toEqual(look());
      tool.disabled = true;
      await until(() => tool.hasAttribute('disabled'));
      expect(shown).toEqual(look());
    },
  );

  test.each([172, 200, 260, 400, 700, 1400])('has every button on the page at %i pixels', async (width) => {
    await resize(width);
    const { scrollWidth } = page.window.document.documentElement;
    expect(scrollWidth).toBeLessThanOrEqual(width);
    for (const name of ['pen-fine', 'eraser', 'undo', 'redo', 'clear', 'open', 'more', 'canvas']) {
      const { left, right, width: across } = page.get(`pad-${name}`).getBoundingClientRect();
      expect(across, name).toBeGreaterThanOrEqual(24);
      expect(left, name).toBeGreaterThanOrEqual(0);
      expect(right, name).toBeLessThanOrEqual(width);
    }
  });

  test('names every button, with its keys on the tooltip', () => {
    const buttons = page.window.document.querySelectorAll<HTMLElement>('[role=toolbar] vscode-button');
    expect(buttons.length).toBeGreaterThanOrEqual(9);
    for (const each of buttons) expect(each.getAttribute('aria-label')).toBeTruthy();
    expect(page.get('pad-undo').title).toMatch(/^Undo \(.+Z\)$/);
    expect(page.get('pad-clear').title).toBe('Clear (Esc)');
  });
});

describe('the menu', () => {
  const menus = () => page.all('pad-more-menu');

  test('opens by key, is gone through by key, and gives the focus back', async () => {
    page.get('pad-more').focus();
    await commands.pressOnPage('ArrowDown');
    expect(menus()).toHaveLength(1);
    expect(page.window.document.activeElement?.getAttribute('role')).toBe('menuitem');
    await commands.pressOnPage('End');
    expect(focused()).toBe('pad-show-keys');
    await commands.pressOnPage('Escape');
    expect(menus()).toHaveLength(0);
    expect(focused()).toBe('pad-more');
    expect(page.get('pad-more').ariaExpanded).toBe('false');
  });

  test('takes Escape for itself, and a click beside it leaves no ink', async () => {
    await commands.drawOnPad(LINE);
    page.get('pad-more').click();
    await commands.pressOnPage('Escape');
    expect(isUnavailable('pad-clear')).toBe(false);
    await commands.pressOnPage('Control+z');
    page.get('pad-more').click();
    await commands.drawOnPad([[{ x: 0.3, y: 0.7 }]]);
    expect(menus()).toHaveLength(0);
    expect(isUnavailable('pad-clear')).toBe(true);
  });

  test('keeps the keyboard when it is pressed beside its entries', () => {
    page.get('pad-more').click();
    const [menu] = menus();
    const { MouseEvent } = page.window;
    // As the browser does before it moves the focus, which nobody may prevent over an entry.
    const mayMove = (target: Element) =>
      target.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
    const entry = page.get('pad-show-keys').firstElementChild!;
    expect([menu!, menu!.querySelector('.menu-line')!, entry].map(mayMove)).toEqual([false, false, true]);
  });

  test('is gone when the page loses the focus, and takes none back before the page does', () => {
    page.get('pad-more').click();
    page.window.dispatchEvent(new Event('blur'));
    expect(menus()).toHaveLength(0);
    expect(focused()).not.toBe('pad-more');
    page.window.dispatchEvent(new Event('focus'));
    expect(focused()).toBe('pad-more');
  });

  test.each([172, 200, 700])('lies within the page at %i pixels', async (width) => {
    await resize(width);
    page.get('pad-more').click();
    const { left, right } = menus()[0]!.getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
  });
});

describe('the list of keys', () => {
  const isOpen = () => (page.get('pad-keys') as HTMLDialogElement).open;

  test('opens with ?, and its own keys do nothing to the drawing', async () => {
    await commands.drawOnPad(LINE);
    await commands.pressOnPage('?');
    expect(isOpen()).toBe(true);
    expect(page.get('pad-keys').textContent).toContain('Undo');
    await commands.pressOnPage('Delete');
    await commands.pressOnPage('Escape');
    expect(isOpen()).toBe(false);
    expect(isUnavailable('pad-clear')).toBe(false);
  });

  test.each([172, 260, 700])('has all of its words within it at %i pixels', async (width) => {
    await resize(width);
    page.get('pad-more').click();
    page.get('pad-show-keys').click();
    const { scrollWidth, clientWidth } = page.get('pad-keys');
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    for (const words of page.get('pad-keys').querySelectorAll('dd')) {
      expect(words.getBoundingClientRect().width, words.textContent).toBeGreaterThan(100);
    }
  });

  test('opens from the menu, and closes by its button', async () => {
    page.get('pad-more').click();
    page.get('pad-show-keys').click();
    expect(isOpen()).toBe(true);
    await commands.pressOnPage('Enter');
    expect(isOpen()).toBe(false);
  });
});
