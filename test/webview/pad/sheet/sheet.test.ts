import { expect, test } from 'vitest';
import { Random } from '../../../../src/ml/random';
import type { WebviewPicture } from '../../../../src/protocol/pad';
import { Sheet } from '../../../../src/webview/pad/sheet/sheet';
import { pictureSource } from '../../../../src/webview/pictureSource';
import { barPicture, photoWithBar } from '../padPage';

/** Of every colour and brightness, which nothing makes small. */
function noise(side: number): WebviewPicture {
  const random = new Random(side);
  const data = Uint8Array.from({ length: side * side * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : Math.floor(random.next() * 256),
  );
  return { name: String(side), width: side, height: side, data };
}

/** The sheet once its page has been hidden and has come back. */
async function reloaded(sheet: Sheet): Promise<Sheet> {
  const back = new Sheet(JSON.parse(JSON.stringify(sheet.state)));
  await back.restored;
  return back;
}

const sizeOf = ({ picture }: Sheet) => (picture === null ? null : [picture.width, picture.height]);

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
  const sheet = new Sheet(null);
  // Nearly half of what there is room for, each of the larger three.
  for (const side of [100, 440, 450, 460]) sheet.show(noise(side));
  expect(sheet.state.pictures.map(({ name }) => name)).toEqual(['460', '450', '100']);
});

test('two photos come back, both as large as they were', async () => {
  const sheet = new Sheet(null);
  for (const seed of [1, 2]) sheet.show(photoWithBar(1024, 768, seed));
  const back = await reloaded(sheet);
  expect(sizeOf(back)).toEqual([1024, 768]);
  back.drawing.undo();
  expect(sizeOf(back)).toEqual([1024, 768]);
});

test('a picture that nothing else makes small enough comes back half as wide', async () => {
  const sheet = new Sheet(null);
  sheet.show(noise(1024));
  expect(sizeOf(await reloaded(sheet))).toEqual([512, 512]);
});

test('pictures come back that were kept as PNG alone, longer than they are kept now', async () => {
  const url = pictureSource(noise(550)).toDataURL('image/png');
  expect(url.length).toBeGreaterThan(1_200_000);
  const drawing = { done: [{ kind: 'picture', picture: 'one' }], undone: [] };
  const sheet = new Sheet({ drawing, pictures: [{ id: 'one', name: '550', url }] });
  await sheet.restored;
  expect(sizeOf(sheet)).toEqual([550, 550]);
  expect(sheet.state.pictures).toHaveLength(1);
});
