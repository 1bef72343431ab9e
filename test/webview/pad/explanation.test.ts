import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/ml/reading';
import { HeatView } from '../../../src/webview/explanation/heatView';
import { until } from '../until';
import { digitsInARow, PadPage } from './padPage';

let pad: PadPage;

beforeEach(async () => {
  pad = await PadPage.open();
});

afterEach(() => {
  pad.close();
});

const draw = (digit: number) => pad.draw(digitsInARow(String(digit), 3));

const details = (name: string) => pad.page.get(name) as HTMLDetailsElement;

/** Opens a disclosure as a click on its title does. */
function open(name: string): void {
  details(name).querySelector('summary')!.click();
}

/** Pixels of a canvas that are not transparent, and how many of them are redder than anything else. */
function pixels(canvas: HTMLCanvasElement): { inked: number; red: number } {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let inked = 0;
  let red = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 0) continue;
    inked++;
    if (data[at]! > data[at + 1]! + 60 && data[at]! > data[at + 2]! + 60 && data[at + 3]! > 128) red++;
  }
  return { inked, red };
}

describe('the explanation', () => {
  test('is offered for a digit, and not for a blank pad', async () => {
    const section = details('explain-heat').parentElement!;
    expect(section.hidden).toBe(true);
    await draw(3);
    expect(section.hidden).toBe(false);
  });

  test('shows the ink that decided in colour, and says what is read without the hottest of it', async () => {
    await draw(3);
    open('explain-heat');
    await until(() => pad.page.get('heat-words').textContent !== '');
    const { inked, red } = pixels(pad.page.get('heat-map') as HTMLCanvasElement);
    expect(red).toBeGreaterThan(3);
    expect(red).toBeLessThan(inked);
    expect(pad.page.get('heat-words').textContent).toMatch(
      /^The coloured ink (decided|counted most)\. .*\d.%/,
    );
  });

  test('says nothing is read where the pad refuses what is drawn', async () => {
    await pad.useThresholds({ notADigit: 0, notSure: 1 });
    await draw(3);
    expect(pad.text).toBe('');
    open('explain-heat');
    await until(() => pad.page.get('heat-words').textContent !== '');
    expect(pad.page.get('heat-words').textContent).toMatch(
      /^The coloured ink points most to 3, the likeliest digit\. Without its strongest tenth, this would still be refused, with [\d.]+.% for 3 instead of [\d.]+.%\.$/,
    );
  });

  test.each<[what: string, before: [number, Outcome], after: [number, Outcome], words: string]>([
    [
      'still read',
      [3, 'digit'],
      [3, 'digit'],
      'The coloured ink counted most. Without its strongest tenth, this would still be read as 3, with 38.0\u202f% instead of 99.1\u202f%.',
    ],
    [
      'read as another digit',
      [3, 'digit'],
      [8, 'digit'],
      'The coloured ink decided. Without its strongest tenth, this would be read as 8, with 38.0\u202f% for 3 instead of 99.1\u202f%.',
    ],
    [
      'refused, whichever digit is likeliest',
      [3, 'digit'],
      [8, 'not sure'],
      'The coloured ink decided. Without its strongest tenth, this would be refused, with 38.0\u202f% for 3 instead of 99.1\u202f%.',
    ],
    [
      'refused as before',
      [3, 'not a digit'],
      [8, 'not sure'],
      'The coloured ink points most to 3, the likeliest digit. Without its strongest tenth, this would still be refused, with 38.0\u202f% for 3 instead of 99.1\u202f%.',
    ],
    [
      'read, though it was refused before',
      [3, 'not sure'],
      [3, 'digit'],
      'The coloured ink points most to 3, the likeliest digit. Without its strongest tenth, this would be read as 3, with 38.0\u202f% instead of 99.1\u202f%.',
    ],
  ])('says what becomes of the rest: %s', (_, [digit, outcome], [restDigit, restOutcome], words) => {
    const view = new HeatView();
    view.show({
      frame: new Float32Array(784),
      heat: new Float32Array(784),
      digit,
      confidence: 0.991,
      outcome,
      without: { digit: restDigit, outcome: restOutcome, probability: 0.38 },
    });
    expect(view.root.textContent).toBe(words);
  });

  test('stays where it is while the next digit of a number is drawn', async () => {
    const [first, next] = digitsInARow('11');
    await pad.draw([first!]);
    const section = details('explain-heat').parentElement!;
    expect(section.hidden).toBe(false);
    const [start, ...rest] = next!;
    pad.point('pointerdown', start!);
    for (const at of rest) pad.point('pointermove', at);
    await pad.hasBoxes(2);
    expect(section.hidden).toBe(false);
    await pad.reading(() => pad.point('pointerup', rest.at(-1)!));
    expect(section.hidden).toBe(false);
  });

  test('goes on with the next drawing while it is open', async () => {
    await draw(3);
    open('explain-heat');
    await until(() => pad.page.get('heat-words').textContent !== '');
    const words = pad.page.get('heat-words').textContent;
    pad.page.get('pad-clear').click();
    await draw(7);
    await until(() => pad.page.get('heat-words').textContent !== words);
  });

  test('shows what each layer makes of the digit', async () => {
    await draw(3);
    open('explain-layers');
    await until(() => details('explain-layers').querySelectorAll('li').length > 0);
    const layers = Array.from(details('explain-layers').querySelectorAll('li'));
    expect(layers[0]!.textContent).toBe('Convolution: 32 maps of 14 × 14');
    expect(layers.at(-1)!.querySelector('p')!.textContent).toBe('Softmax: 10 values');
    const digits = layers.map((layer) => layer.querySelector('.layer-digits')?.textContent ?? '');
    expect(digits.filter((each) => each !== '')).toEqual(['0123456789', '0123456789']);
    expect(digits.at(-1)).toBe('0123456789');
    for (const layer of layers) expect(pixels(layer.querySelector('canvas')!).inked).toBeGreaterThan(0);
  });
});
