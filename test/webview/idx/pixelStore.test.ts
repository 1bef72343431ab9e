import { describe, expect, test } from 'vitest';
import { parseIdxToHost } from '../../../src/protocol/idx';
import { PixelStore } from '../../../src/webview/idx/pixelStore';

/** Gives a store `count` images of one size at a time. */
function fill(store: PixelStore, size: number, from: number, count: number): void {
  const indices = Array.from({ length: count }, (_, each) => from + each);
  store.put(indices, new Uint8Array(count * size), size);
}

const kept = (store: PixelStore, count: number) =>
  Array.from({ length: count }, (_, index) => index).filter((index) => store.get(index) !== null);

const MEGABYTE = 2 ** 20;

describe('PixelStore', () => {
  test('keeps a limited number of bytes of images, the latest, however large one is', () => {
    const store = new PixelStore(() => undefined);
    for (let from = 0; from < 4000; from += 100) fill(store, 256 * 256, from, 100);
    const indices = kept(store, 4000);
    expect(indices.length * 256 * 256).toBeLessThanOrEqual(64 * MEGABYTE);
    expect(indices.length).toBeGreaterThan(500);
    expect(indices.at(-1)).toBe(3999);
    expect(indices).toEqual(indices.map((_, each) => 4000 - indices.length + each));
  });

  test('keeps all that was asked for last, though that is more', () => {
    const asked: number[][] = [];
    const store = new PixelStore((indices) => asked.push(indices));
    fill(store, 4 * MEGABYTE, 0, 2);
    fill(store, 4 * MEGABYTE, 2, 20);
    expect(kept(store, 22)).toEqual(Array.from({ length: 20 }, (_, each) => 2 + each));
    store.want(Array.from({ length: 20 }, (_, each) => 2 + each));
    expect(asked).toEqual([]);
  });

  test('keeps all that is in sight, though that is more, wherever the user scrolls to', () => {
    const asked: number[][] = [];
    const store = new PixelStore((indices) => asked.push(indices));
    const size = 256 * 256;
    for (const from of [0, 50, 0, 2000]) {
      const inSight = Array.from({ length: 1100 }, (_, each) => from + each);
      store.want(inSight);
      const indices = asked.pop() ?? [];
      store.put(indices, new Uint8Array(indices.length * size), size);
      store.want(inSight);
      expect(asked).toEqual([]);
    }
    expect(kept(store, 4000)).toHaveLength(1100);
  });

  test('asks for more than the host answers at once bit by bit', () => {
    const asked: number[][] = [];
    const store = new PixelStore((indices) => asked.push(indices));
    const inSight = Array.from({ length: 6400 }, (_, index) => index);
    while (kept(store, 6400).length < 6400) {
      store.want(inSight);
      const indices = asked.at(-1)!;
      expect(parseIdxToHost({ type: 'pixels', indices })).not.toBeNull();
      store.put(indices, new Uint8Array(indices.length), 1);
    }
    expect(asked.flat()).toEqual(inSight);
  });
});
