import { expect, test } from 'vitest';
import { Random } from '../../../src/ml/random';
import { Sheet } from '../../../src/webview/pad/sheet';
import { barPicture } from './padPage';

test('a picture that no undo or redo leads to is let go, and no other', () => {
  const sheet = new Sheet(null);
  sheet.show(barPicture());
  const [first] = sheet.drawing.pictures;
  sheet.show(barPicture());
  const [second] = sheet.drawing.pictures;
  sheet.drawing.undo();
  sheet.show(barPicture());
  sheet.drawing.undo();
  expect(sheet.drawing.picture).toBe(first);
  expect(sheet.picture).not.toBeNull();
  // Nothing can lead to it but its name.
  sheet.drawing.layPicture(second!);
  expect(sheet.picture).toBeNull();
});

test('one picture that cannot be brought back leaves the others', async () => {
  const before = new Sheet(null);
  before.show(barPicture());
  before.show(barPicture());
  const { drawing, pictures } = before.state;
  const damaged = pictures.map((picture, index) => (index === 1 ? { ...picture, url: 'data:,' } : picture));
  const sheet = new Sheet({ drawing, pictures: damaged });
  await expect(sheet.restored).rejects.toThrow();
  expect(sheet.picture).not.toBeNull();
});

test('a picture that there is no room to keep leaves the room to a smaller one', () => {
  const noise = (side: number) => {
    const random = new Random(side);
    const data = Uint8Array.from({ length: side * side * 4 }, (_, at) =>
      at % 4 === 3 ? 255 : Math.floor(random.next() * 256),
    );
    return { name: String(side), width: side, height: side, data };
  };
  const sheet = new Sheet(null);
  // More than half of what there is room for, each of the larger two.
  for (const side of [100, 550, 540]) sheet.show(noise(side));
  expect(sheet.state.pictures.map(({ name }) => name)).toEqual(['540', '100']);
});
