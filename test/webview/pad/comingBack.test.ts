import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../until';
import { digitsInARow, PadPage } from './padPage';

let pad: PadPage;

beforeEach(async () => {
  pad = await PadPage.open();
});

afterEach(() => {
  pad.close();
});

test('a drawing that comes back in part is told of, and leaves what was drawn meanwhile', async () => {
  await pad.draw();
  const { text, strokes } = pad;
  await pad.page.deliver({ type: 'drawing', drawing: '{"done":[{"kind":"str' });
  expect(pad.problem).toContain('could not be restored');
  expect(pad.page.messages('failed').at(-1)?.detail).toContain('SyntaxError');
  expect([pad.text, pad.strokes]).toEqual([text, strokes]);
});

describe('a pad that is shown again', () => {
  const choices = () => Array.from(pad.page.window.document.querySelectorAll<HTMLElement>('.digit-choice'));
  const opened = () => Array.from(pad.page.window.document.querySelectorAll('details'), (part) => part.open);

  test('shows the digit that was looked at, and what was open of why it reads so', async () => {
    await pad.draw(digitsInARow('305'));
    choices()[1]!.click();
    pad.page.get('explain-heat').querySelector('summary')!.click();
    await until(() => pad.page.get('heat-words').textContent !== '');
    const words = pad.page.get('heat-words').textContent;
    await until(() => (pad.page.kept as { open: string[] }).open.includes('heat'));
    // Hidden again before there is a model to read with
    await pad.page.reload();
    await pad.reload();
    await until(() => pad.boxes === 3);
    expect(choices().map(({ ariaPressed }) => ariaPressed)).toEqual(['false', 'true', 'false']);
    expect(opened()).toEqual([true, false]);
    await until(() => pad.page.get('heat-words').textContent === words);
  });

  test.each([
    { open: 'heat', selected: 'last' },
    { open: ['weights'], selected: 7 },
  ])('takes nothing that it does not know: %o', async (viewState) => {
    await pad.draw(digitsInARow('305'));
    await pad.page.reload({ ...(pad.page.kept as object), ...viewState });
    await pad.useModel();
    await until(() => pad.boxes === 3);
    expect(choices().map(({ ariaPressed }) => ariaPressed)).toEqual(['true', 'false', 'false']);
    expect(opened()).toEqual([false, false]);
  });
});
