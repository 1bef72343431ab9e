import { expect, test, vi } from 'vitest';
import type { PadView } from '../../../../src/webview/pad/padView';
import { PenOnSheet } from '../../../../src/webview/pad/pen/penOnSheet';
import { PenTools } from '../../../../src/webview/pad/pen/penTools';
import { Sheet } from '../../../../src/webview/pad/sheet/sheet';
import { barPicture } from '../padPage';

const PEN = { pointerId: 1, pointerType: 'pen' };
const TIP = { ...PEN, button: 0, buttons: 1 };
const OTHER_END = { ...PEN, button: 5, buttons: 32 };

/** Draws a line over a sheet with a picture on it, and has `meanwhile` happen in its midst. */
function drawOverPicture(pointer: PointerEventInit, meanwhile = (sheet: Sheet): unknown => sheet) {
  const surface = document.createElement('div');
  surface.setPointerCapture = () => undefined;
  const sheet = new Sheet(null);
  sheet.show(barPicture());
  const view = {
    canvas: { canvas: surface, part: { x: 0, y: 0, width: 1, height: 1 } },
    isOnBox: () => false,
    hintAtBox: () => undefined,
    selectAt: vi.fn(),
  };
  const told = { drew: vi.fn(), lifted: vi.fn(), dropped: vi.fn() };
  const tools = new PenTools(undefined, () => undefined);
  new PenOnSheet(sheet, tools, view as unknown as PadView, told).listen();
  const point = (type: string, place: number) =>
    surface.dispatchEvent(new PointerEvent(type, { ...pointer, clientX: place, clientY: place }));
  document.body.append(surface);
  Object.assign(surface.style, { position: 'fixed', inset: '0', width: '100px', height: '100px' });
  point('pointerdown', 20);
  point('pointermove', 40);
  const drew = told.drew.mock.calls.length;
  meanwhile(sheet);
  point('pointermove', 60);
  point('pointerup', 60);
  surface.remove();
  return { sheet, told, drewBefore: drew, selectAt: view.selectAt };
}

test("a pen's other end that rubs over a picture is no reason to read that again", () => {
  const { sheet, told, selectAt } = drawOverPicture(OTHER_END);
  expect(told.drew).not.toHaveBeenCalled();
  expect(told.lifted).not.toHaveBeenCalled();
  expect(selectAt).not.toHaveBeenCalled();
  expect(sheet.picture).not.toBeNull();
});

test('its tip draws over the picture, until another takes the place of all', () => {
  const drawn = drawOverPicture(TIP);
  expect(drawn.told.drew).toHaveBeenCalledTimes(2);
  expect(drawn.told.lifted).toHaveBeenCalledOnce();
  expect(drawn.sheet.picture).toBeNull();
  const { sheet, told, drewBefore } = drawOverPicture(TIP, (each) => each.show(barPicture()));
  expect(told.drew).toHaveBeenCalledTimes(drewBefore);
  expect(told.lifted).not.toHaveBeenCalled();
  expect(sheet.picture).not.toBeNull();
});
