import { describe, expect, test } from 'vitest';
import { imageOrder, scoreOf, verdictOf, type OrderedImages } from '../../src/webview/images/imageOrder';

/** Four images, of which three were read: as a 1, as a 2 that nobody is sure of, and as a 3. */
function images(labels: readonly number[] | null): OrderedImages {
  return {
    count: 4,
    labels: labels === null ? null : Uint8Array.from(labels),
    readings: {
      done: 3,
      digits: Uint8Array.from([1, 2, 3, 0]),
      outcomes: Uint8Array.from([0, 1, 0, 0]),
      confidences: Float32Array.from([0.9, 0.5, 0.8, 0]),
    },
  };
}

describe('images that were read', () => {
  test('are right, wrong or refused by their labels, in whatever order', () => {
    const judged = images([1, 2, 4, 0]);
    expect([0, 1, 2, 3].map((index) => verdictOf(index, judged))).toEqual([
      'right',
      'refused',
      'wrong',
      'unread',
    ]);
    expect(scoreOf(judged)).toEqual({ judged: 3, right: 1, wrong: 1, refused: 1 });
    expect([...imageOrder(judged, null, 'mistakes')]).toEqual([2, 1, 0, 3]);
    expect([...imageOrder(judged, null, 'file')]).toEqual([0, 1, 2, 3]);
    expect([...imageOrder(judged, 4, 'mistakes')]).toEqual([2]);
  });

  test('are refused or not without labels, the least sure first', () => {
    const unlabelled = images(null);
    expect([0, 1, 2, 3].map((index) => verdictOf(index, unlabelled))).toEqual([
      'read',
      'refused',
      'read',
      'unread',
    ]);
    expect(scoreOf(unlabelled)).toEqual({ judged: 0, right: 0, wrong: 0, refused: 1 });
    expect([...imageOrder(unlabelled, null, 'mistakes')]).toEqual([1, 2, 0, 3]);
  });

  test('are not judged by a label that is no digit', () => {
    const letters = images([30, 31, 32, 33]);
    expect(verdictOf(1, letters)).toBe('read');
    expect(scoreOf(letters)).toEqual({ judged: 0, right: 0, wrong: 0, refused: 0 });
  });
});
