import type { Ink } from './sheet/ink';
import { inkPaths, type PathPen } from './sheet/inkPaths';
import { drawnPart } from './sheet/sheetPart';

/** Units on a side of the pad's square: a ten-thousandth of it, to which strokes are kept, is a tenth of one. */
const SIDE = 1000;

/** A drawing as an SVG: black strokes on white, each as wide as it is on the pad, where a pen was pressed as well. */
export function drawingSvg(inks: readonly Ink[]): string {
  const paths = inks
    .flatMap((ink) => inkPaths(ink, () => new SvgPath()))
    .map(({ path, width }) => `    <path d="${path.text}" stroke-width="${figure(width)}"/>\n`);
  const part = drawnPart(inks);
  const [x, y] = [figure(part.x), figure(part.y)];
  const [width, height] = [figure(part.width), figure(part.height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">\n`,
    `  <rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#fff"/>\n`,
    '  <g fill="none" stroke="#000" stroke-linecap="round" stroke-linejoin="round">\n',
    ...paths,
    '  </g>\n',
    '</svg>\n',
  ].join('');
}

/** Writes down what is drawn with it, as the `d` of a path. */
class SvgPath implements PathPen {
  text = '';

  moveTo(x: number, y: number): void {
    this.text += `M${figure(x)} ${figure(y)}`;
  }

  lineTo(x: number, y: number): void {
    this.text += `L${figure(x)} ${figure(y)}`;
  }

  quadraticCurveTo(middleX: number, middleY: number, x: number, y: number): void {
    this.text += `Q${figure(middleX)} ${figure(middleY)} ${figure(x)} ${figure(y)}`;
  }
}

/** @param share of the side of the pad's square */
function figure(share: number): string {
  return String(Math.round(share * SIDE * 100) / 100);
}
