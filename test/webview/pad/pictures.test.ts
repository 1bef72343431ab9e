import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { dottedPicture } from '../../dottedPicture';
import { until } from '../until';
import { barPicture, PadPage, photoWithBar } from './padPage';

let pad: PadPage;

beforeEach(async () => {
  pad = await PadPage.open();
});

afterEach(() => {
  pad.close();
});

test('a picture is read, with a box around its digit; a tap leaves it there', async () => {
  await pad.show(barPicture());
  expect(pad.text).toHaveLength(1);
  const canvas = pad.page.get('pad-canvas').getBoundingClientRect();
  const box = pad.page.get('digit-box').getBoundingClientRect();
  // The bar is 50 of the picture's 80 pixels high, and the picture fills the height of the pad.
  expect(box.height / canvas.height).toBeCloseTo(50 / 80, 1);
  await commands.drawOnPad([[{ x: 0.5, y: 0.5 }]]);
  expect(pad.boxes).toBe(1);
});

test('of a picture without a digit it is said that there is none, until it is gone', async () => {
  const words = () => pad.page.window.document.querySelector('.reading-words')!.textContent;
  const { data, ...picture } = barPicture();
  await pad.show({ ...picture, data: data.fill(255) });
  expect(words()).toBe('No digit found');
  await pad.press('Control+z');
  expect(words()).toBe('Nothing to read yet');
});

test('of a picture with a sign before its digits, the first digit is looked at', async () => {
  const [width, height] = [240, 80];
  const data = new Uint8Array(width * height * 4).fill(255);
  const fill = (left: number, top: number, across: number, down: number) => {
    for (let y = top; y < top + down; y++)
      for (let x = left; x < left + across; x++) data.set([0, 0, 0], (y * width + x) * 4);
  };
  // A plus and two ones.
  fill(20, 37, 44, 7);
  fill(38, 18, 7, 44);
  for (const left of [120, 180]) fill(left, 15, 7, 50);
  await pad.show({ name: 'sum.png', width, height, data });
  expect(pad.text).toBe('11');
  const pressed = pad.page.all('digit-box').map(({ ariaPressed }) => ariaPressed);
  expect(pressed).toEqual(['false', 'true', 'false']);
});

test('a tap may slip by a few pixels, also where the pad is small', async () => {
  await pad.show(barPicture());
  pad.page.width = 260;
  await until(() => pad.page.get('pad-canvas').clientWidth < 260);
  const { clientWidth } = pad.page.get('pad-canvas');
  const slip = (pixels: number) => {
    pad.point('pointerdown', { x: 0.5, y: 0.5 });
    pad.point('pointermove', { x: 0.5 + pixels / clientWidth, y: 0.5 });
    pad.point('pointerup', { x: 0.5 + pixels / clientWidth, y: 0.5 });
  };
  slip(4.5);
  expect(pad.strokes).toHaveLength(0);
  slip(6);
  expect(pad.strokes).toHaveLength(1);
});

test('a stroke begins a drawing in the place of a picture; undo goes back to it, and to what was before', async () => {
  await pad.draw();
  const { confidence } = pad;
  await pad.show(barPicture());
  await pad.draw();
  expect(pad.boxes).toBe(0);
  await pad.press('Control+z');
  expect(pad.boxes).toBe(1);
  await pad.press('Control+z');
  expect(pad.boxes).toBe(0);
  expect(pad.confidence).toBe(confidence);
});

test("a picture stays where a pen's other end rubs over it", async () => {
  await pad.show(barPicture());
  const rub = (type: 'pointerdown' | 'pointermove' | 'pointerup', at: number, buttons: number) =>
    pad.point(type, { x: at, y: at }, { pointerType: 'pen', button: 5, buttons });
  rub('pointerdown', 0.3, 32);
  rub('pointermove', 0.6, 32);
  rub('pointerup', 0.6, 0);
  // It is read once more, whatever was done to it.
  await pad.reading(() => pad.useModel('another'));
  expect(pad.boxes).toBe(1);
  expect(pad.page.window.document.body.textContent).toContain('one.png');
});

test('an eraser in the hand gives way to the pen where a stroke begins a drawing over a picture', async () => {
  await pad.show(barPicture());
  pad.page.get('pad-eraser').click();
  await commands.drawOnPad([[{ x: 0.5, y: 0.5 }]]);
  expect(pad.page.get('pad-eraser').ariaPressed).toBe('true');
  await pad.draw();
  expect(pad.page.get('pad-eraser').ariaPressed).toBe('false');
  expect(pad.strokes).toHaveLength(1);
  expect(pad.boxes).toBe(0);
});

test('a picture without digits says so', async () => {
  const data = new Uint8Array(40 * 40 * 4).fill(255);
  await pad.show({ name: 'blank.png', width: 40, height: 40, data });
  expect(pad.problem).not.toBe('');
  expect(pad.text).toBe('');
  await pad.press('Escape');
  expect(pad.problem).toBe('');
});

test('a picture with too many marks says so, and shows nothing of what was read before', async () => {
  await pad.show(barPicture());
  expect(pad.boxes).toBe(1);
  pad.page.send({ type: 'picture', picture: { name: 'dots.png', ...dottedPicture(40) } });
  await until(() => pad.problem.includes('too many marks'));
  expect(pad.boxes).toBe(0);
  expect(pad.text).toBe('');
  await pad.press('Control+z');
  expect(pad.problem).toBe('');
  expect(pad.boxes).toBe(1);
});

test('a picture outlives a reload with the same reading, and so does what is under it', async () => {
  await pad.draw();
  const drawn = pad.confidence;
  await pad.show(barPicture());
  const shown = pad.confidence;
  await pad.reload();
  await pad.hasBoxes(1);
  expect(pad.confidence).toBe(shown);
  expect(pad.page.window.document.body.textContent).toContain('one.png');
  await pad.press('Control+z');
  expect(pad.boxes).toBe(0);
  expect(pad.confidence).toBe(drawn);
  await pad.reload();
  await pad.press('Control+y');
  await pad.hasBoxes(1);
});

test('photos outlive a reload with the same reading, and what is kept stays small', async () => {
  await pad.show(photoWithBar(768, 1024, 1));
  await pad.show(photoWithBar(1024, 768, 2));
  expect(pad.boxes).toBe(1);
  const { text } = pad;
  expect(text).toHaveLength(1);
  const kept = JSON.stringify(pad.page.kept);
  expect(kept.length).toBeLessThan(2_100_000);
  // Its policy lets the page have them back.
  expect(kept).toContain('data:image/webp');
  await pad.reload();
  await pad.hasBoxes(1);
  expect(pad.text).toBe(text);
  expect(pad.page.window.document.body.textContent).toContain('photo 2.jpg');
  await pad.press('Control+z');
  await pad.hasBoxes(1);
  expect(pad.page.window.document.body.textContent).toContain('photo 1.jpg');
});

test('a picture stays when another model reads it, and when the theme changes', async () => {
  await pad.show(barPicture());
  await pad.reading(() => pad.useModel('another'));
  expect(pad.boxes).toBe(1);
  expect(pad.page.get('pad-reading').dataset.modelId).toBe('another');
  pad.page.window.document.body.className = 'vscode-dark';
  await new Promise((resolve) => pad.page.window.requestAnimationFrame(resolve));
  expect(pad.boxes).toBe(1);
});
