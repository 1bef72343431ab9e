import { expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { PadPage } from './padPage';

test('no key acts on the pad behind its list of keys, whatever has the focus', async () => {
  const pad = await PadPage.open();
  await pad.draw();
  await commands.pressOnPage('?');
  expect((pad.page.get('pad-keys') as HTMLDialogElement).open).toBe(true);
  const { body } = pad.page.window.document;
  // Firefox tells the page of Escape in a dialog, and names the body.
  body.dispatchEvent(new pad.page.window.KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  (pad.page.get('pad-keys') as HTMLDialogElement).close();
  body.dispatchEvent(new pad.page.window.KeyboardEvent('keydown', { key: 'e', bubbles: true }));
  expect(pad.page.get('pad-eraser').ariaPressed).toBe('true');
  expect((pad.page.kept as { drawing: { done: unknown[] } }).drawing.done).toHaveLength(1);
  pad.close();
});

test('no key acts on the pad behind its menu, whatever has the focus', async () => {
  const pad = await PadPage.open();
  await pad.draw();
  pad.page.get('pad-more').click();
  const { body } = pad.page.window.document;
  body.dispatchEvent(new pad.page.window.KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  await commands.pressOnPage('Escape');
  expect(pad.page.all('pad-more-menu')).toHaveLength(0);
  expect((pad.page.kept as { drawing: { done: unknown[] } }).drawing.done).toHaveLength(1);
  pad.close();
});

test('keys act by the Latin letters on them where they write letters of another script', async () => {
  const pad = await PadPage.open();
  await pad.draw();
  const press = (key: KeyboardEventInit) => {
    const { document, KeyboardEvent } = pad.page.window;
    document.body.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true }));
  };
  const undone = () => pad.page.get('pad-undo').ariaDisabled === 'true';
  // Russian, Greek and French keyboards.
  press({ key: 'у', code: 'KeyE' });
  expect(pad.page.get('pad-eraser').ariaPressed).toBe('true');
  press({ key: 'ε', code: 'KeyE' });
  expect(pad.page.get('pad-eraser').ariaPressed).toBe('false');
  press({ key: 'z', code: 'KeyW', ctrlKey: true });
  await expect.poll(undone).toBe(true);
  press({ key: 'н', code: 'KeyY', ctrlKey: true });
  await expect.poll(undone).toBe(false);
  press({ key: 'я', code: 'KeyZ', ctrlKey: true });
  await expect.poll(undone).toBe(true);
  press({ key: 'ü', code: 'BracketLeft' });
  expect(pad.page.get('pad-pen-medium').ariaPressed).toBe('true');
  press({ key: 'х', code: 'BracketLeft' });
  expect(pad.page.get('pad-pen-medium').ariaPressed).toBe('false');
  pad.close();
});

test.each(['Escape', 'Delete', 'Backspace'])('%s clears the pad', async (key) => {
  const pad = await PadPage.open();
  await pad.draw();
  await pad.press(key);
  expect(pad.text).toBe('');
  expect(pad.page.get('pad-clear').ariaDisabled).toBe('true');
  pad.close();
});

test('the list names the keys that clear the pad as keyboards do, a Mac’s Backspace as Delete', async () => {
  const pad = await PadPage.openWithoutModel();
  const clears = Array.from(pad.page.get('pad-keys').querySelectorAll('dd')).find(
    ({ textContent }) => textContent === 'Clear the pad',
  )!;
  const keys = clears.previousElementSibling!.querySelectorAll('kbd');
  expect(Array.from(keys, ({ textContent }) => textContent)).toEqual(['Esc', 'Delete']);
  pad.close();
});
