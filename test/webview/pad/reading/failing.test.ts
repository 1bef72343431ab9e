import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { until } from '../../until';
import { digitsInARow, PadPage } from '../padPage';

/**
 * Lets the engine fail once it has started: `window.engineFails`, if there is one, answers in the place of WebAssembly when
 * it is asked for memory. What a module exports is frozen, so the engine is given a copy.
 */
const BREAKABLE = `
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...given) => {
    const { instance, module } = await instantiateStreaming(...given);
    const { malloc } = instance.exports;
    const breakable = (bytes) => window.engineFails === undefined ? malloc(bytes) : window.engineFails();
    return { module, instance: { exports: { ...instance.exports, malloc: breakable } } };
  };
`;

/** What WebAssembly does when it is asked for memory. */
type Allocation = () => number;

const findsNone: Allocation = () => 0;
const breaks: Allocation = () => {
  throw new WebAssembly.RuntimeError('unreachable');
};

let pad: PadPage;

beforeEach(async () => {
  pad = await PadPage.open(BREAKABLE);
});

afterEach(() => pad.close());

/** @param how the engine fails; without one it works again */
function letEngineFail(how?: Allocation): void {
  Object.assign(pad.page.window, { engineFails: how });
}

const words = () => pad.page.window.document.querySelector('.reading-words')!.textContent;

test.each([
  ['finds no more memory', findsNone, /^The portable engine is out of memory\. Close other programs /],
  ['breaks', breaks, /^This could not be read\. Clear the pad and try again, or choose another model\.$/],
])(
  'an engine that %s while it reads is told of, and the drawing stays until it is read',
  async (_, how, sentence) => {
    await pad.draw(digitsInARow('3'));
    expect(pad.text).toBe('3');
    letEngineFail(how);
    const told = pad.page.messages('reading').length;
    const strokes = pad.strokes.length;
    await commands.drawOnPad([[{ x: 0.9, y: 0.9 }]]);
    await until(() => pad.problem !== '');
    expect(pad.problem).toMatch(sentence);
    // What was read before is not passed off as the reading of what is drawn now.
    await expect.poll(words).toBe('Not read');
    expect([pad.text, pad.boxes]).toEqual(['', 0]);
    expect(pad.page.messages('reading')).toHaveLength(told);
    expect(pad.strokes).toHaveLength(strokes + 1);
    expect(pad.page.messages('failed').at(-1)?.message).toBe(pad.problem);
    letEngineFail();
    await pad.press('Control+z');
    expect([pad.text, pad.problem]).toEqual(['3', '']);
  },
);

describe('an engine that breaks while it explains a digit', () => {
  const part = (name: string) => pad.page.get(name) as HTMLDetailsElement;
  const heat = () => pad.page.get('heat-words').textContent;
  const NOT_EXPLAINED = 'Why this was read so could not be worked out. Open that part again.';

  test('is told of, leaves the reading, and explains it once it works again', async () => {
    await pad.draw(digitsInARow('3'));
    letEngineFail(breaks);
    part('explain-heat').querySelector('summary')!.click();
    await until(() => pad.problem === NOT_EXPLAINED);
    expect(pad.page.messages('failed').map(({ message }) => message)).toEqual([NOT_EXPLAINED]);
    expect([pad.text, part('explain-heat').open, heat()]).toEqual(['3', false, '']);
    letEngineFail();
    part('explain-heat').querySelector('summary')!.click();
    await until(() => heat() !== '');
  });

  test('leaves nothing that would be taken for the explanation of another digit', async () => {
    await pad.draw(digitsInARow('305'));
    part('explain-layers').querySelector('summary')!.click();
    await until(() => part('explain-layers').querySelector('.layer') !== null);
    letEngineFail(breaks);
    pad.page.window.document.querySelectorAll<HTMLElement>('.digit-choice')[0]!.click();
    expect([pad.problem, part('explain-layers').open]).toEqual([NOT_EXPLAINED, false]);
  });
});
