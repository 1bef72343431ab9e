import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PadPage } from './padPage';

let pad: PadPage;

beforeEach(async () => {
  pad = await PadPage.open();
});

afterEach(() => pad.close());

/** Three upright lines beside one another. */
const THREE = [0.2, 0.5, 0.8].map((x) => [0.3, 0.5, 0.7].map((y) => ({ x, y })));

const focused = () => pad.page.window.document.activeElement;
const boxes = () => pad.page.all('digit-box');
const choices = () => Array.from(pad.page.window.document.querySelectorAll<HTMLElement>('.digit-choice'));

describe.each([
  ['box', boxes],
  ['choice', choices],
])("the keyboard's focus on a digit's %s", (_, all) => {
  test('goes to the last that is left when that digit is taken back', async () => {
    await pad.draw(THREE);
    expect(all()).toHaveLength(3);
    all()[2]!.focus();
    await pad.press('Control+z');
    expect(all()).toHaveLength(2);
    expect(focused()).toBe(all()[1]);
  });

  test('goes on to what can be pressed when all are gone', async () => {
    await pad.draw(THREE);
    all()[1]!.focus();
    await pad.press('Escape');
    expect(all()).toHaveLength(0);
    expect(focused()).not.toBe(pad.page.window.document.body);
    expect(focused()?.checkVisibility()).toBe(true);
  });
});
