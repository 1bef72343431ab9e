import { beforeAll, describe, expect, it } from 'vitest';
import { withJpegEnd } from '../../../../src/node/decoding/jpegEnd';
import { halves } from './pictures';

const END = Buffer.from([0xff, 0xd9]);

/** Of one scan of three components, which it ends behind without a marker. */
let jpeg: Buffer;

beforeAll(async () => {
  jpeg = (await halves('image/jpeg')).subarray(0, -END.length);
});

/** With another byte, `behind` bytes after the beginning of a marker. */
function changed(marker: number, behind: number, byte: number): Buffer {
  const bytes = Buffer.from(jpeg);
  bytes[bytes.indexOf(Buffer.from([0xff, marker])) + behind] = byte;
  return bytes;
}

describe('withJpegEnd', () => {
  it('puts an end to a JPEG that has none, whether it is baseline or extended', () => {
    expect(withJpegEnd(jpeg)).toEqual(Buffer.concat([jpeg, END]));
    const extended = changed(0xc0, 1, 0xc1);
    expect(withJpegEnd(extended)).toEqual(Buffer.concat([extended, END]));
  });

  it('leaves one that ends as it is', () => {
    const whole = Buffer.concat([jpeg, END]);
    expect(withJpegEnd(whole)).toBe(whole);
  });

  it.each([
    ['is progressive', () => changed(0xc0, 1, 0xc2)],
    ['has one component in its first scan', () => changed(0xda, 4, 1)],
    [
      'restarts',
      () => Buffer.concat([jpeg.subarray(0, 2), Buffer.from('ffdd00040001', 'hex'), jpeg.subarray(2)]),
    ],
    ['is cut short before its scan', () => jpeg.subarray(0, jpeg.indexOf(Buffer.from([0xff, 0xda])))],
  ])('puts none to one that %s, whose missing pixels nobody would notice', (_form, make) => {
    const bytes = make();
    expect(withJpegEnd(bytes)).toBe(bytes);
  });
});
