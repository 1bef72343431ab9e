import type { RgbaPicture } from '../ml/image/picture';

/** A picture's pixels on a canvas of their own size, from which others can be drawn. */
export function pictureSource(picture: RgbaPicture): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  const pixels = new ImageData(new Uint8ClampedArray(picture.data), picture.width, picture.height);
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  return canvas;
}
