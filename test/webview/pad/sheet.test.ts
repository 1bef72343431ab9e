import { expect, test } from 'vitest';
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
