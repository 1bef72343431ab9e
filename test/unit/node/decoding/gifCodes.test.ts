import { describe, expect, it } from 'vitest';
import { checkGifCodes } from '../../../../src/node/decoding/gifCodes';
import { codedPixels } from './gifs';

function check(pixels: number, codes: string): () => void {
  return () => checkGifCodes(codedPixels(codes), 0, pixels);
}

describe('checkGifCodes', () => {
  it('wants as many pixels as the frame has', () => {
    // A pixel, and the code that gets its meaning from it: two pixels.
    const three = '4:3 1:3 6:3';
    expect(check(3, `${three} 5:3`)).not.toThrow();
    expect(check(4, `${three} 5:3`)).toThrow('pixels are missing');
    expect(check(9, three)).toThrow('pixels are missing');
    expect(check(2, `${three} 5:3`)).toThrow('more pixels than are left');
  });

  it('forgets what codes mean where it is told to', () => {
    expect(check(4, '4:3 1:3 6:3 4:3 1:3 5:3')).not.toThrow();
    expect(check(6, '4:3 1:3 6:3 4:3 6:3 5:3')).toThrow('no meaning');
  });

  it('reads longer codes once there are more of them', () => {
    expect(check(15, '4:3 1:3 6:3 7:3 8:4 9:4 5:4')).not.toThrow();
  });

  it('finds a code that has no meaning yet, which could come to stand for itself', () => {
    expect(check(2, '4:3 6:3')).toThrow('no meaning');
    expect(check(4, '4:3 0:3 7:3 0:3 7:4')).toThrow('no meaning');
  });

  it('reads on where a block ends in the middle of a code', () => {
    const [bits, , first, second] = codedPixels('4:3 1:3 6:3 5:3');
    const blocks = Buffer.from([bits!, 1, first!, 1, second!, 0]);
    expect(() => checkGifCodes(blocks, 0, 3)).not.toThrow();
  });

  it('takes no codes of more than twelve bits, and no file that ends before them', () => {
    expect(() => checkGifCodes(Buffer.from([12, 0]), 0, 1)).toThrow('too long');
    expect(() => checkGifCodes(new Uint8Array(), 0, 1)).toThrow('too long');
  });
});
