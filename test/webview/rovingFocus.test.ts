import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { roveFocus, setTabStop } from '../../src/webview/rovingFocus';

let group: HTMLElement;

beforeEach(() => {
  group = document.createElement('div');
  group.append(...Array.from({ length: 3 }, () => document.createElement('button')));
  document.body.append(group);
  roveFocus(group);
  setTabStop(group, 0);
  (group.children[0] as HTMLElement).focus();
});

afterEach(() => group.remove());

/** @returns whether the page took the key for itself */
function press(key: KeyboardEventInit): boolean {
  const event = new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true });
  return !document.activeElement!.dispatchEvent(event);
}

describe('a group that is one stop for Tab', () => {
  test('takes the arrow keys, Home and End', () => {
    expect(press({ key: 'ArrowRight' })).toBe(true);
    expect(document.activeElement).toBe(group.children[1]);
    expect(press({ key: 'End' })).toBe(true);
    expect(document.activeElement).toBe(group.children[2]);
  });

  test.each(['ctrlKey', 'altKey', 'metaKey'])('leaves keys with %s to others', (modifier) => {
    expect(press({ key: 'ArrowRight', [modifier]: true })).toBe(false);
    expect(document.activeElement).toBe(group.children[0]);
  });
});
