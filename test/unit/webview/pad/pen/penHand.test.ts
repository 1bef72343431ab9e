import { expect, test } from 'vitest';
import { PenHand } from '../../../../../src/webview/pad/pen/penHand';

const pointer = (pointerType: string, timeStamp: number) => ({ pointerType, timeStamp });

test('what touches within seconds of a pen is the hand that holds it; later, a finger', () => {
  const hand = new PenHand();
  hand.note(pointer('pen', 1000));
  expect(hand.isHand(pointer('touch', 1001))).toBe(true);
  expect(hand.isHand(pointer('touch', 5999))).toBe(true);
  expect(hand.isHand(pointer('touch', 6000))).toBe(false);
});

test('a pen that is there again is in the hand again, and touches do not make it stay', () => {
  const hand = new PenHand();
  hand.note(pointer('pen', 1000));
  hand.note(pointer('pen', 4000));
  hand.note(pointer('touch', 8000));
  expect(hand.isHand(pointer('touch', 8500))).toBe(true);
  expect(hand.isHand(pointer('touch', 9000))).toBe(false);
});

test('where there was no pen, fingers draw at once; pens and mice always do', () => {
  const hand = new PenHand();
  hand.note(pointer('touch', 0));
  hand.note(pointer('mouse', 0));
  expect(hand.isHand(pointer('touch', 1))).toBe(false);
  hand.note(pointer('pen', 2));
  expect(hand.isHand(pointer('pen', 3))).toBe(false);
  expect(hand.isHand(pointer('mouse', 3))).toBe(false);
});
