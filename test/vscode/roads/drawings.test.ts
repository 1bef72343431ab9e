import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sharedFolder } from '../../shared';
import { unseenWriters } from './drawings';
import { openDigitLab, type OpenWindow } from './openDigitLab';
import { openPad, readByPad } from './steps';

const shared = sharedFolder();

describe.skipIf(shared === null)('100 drawings of unseen writers (needs shared data)', () => {
  let window: OpenWindow;
  beforeAll(async () => {
    window = await openDigitLab();
    return () => window.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await window.screenshot(`failed ${task.name}`);
  });

  test('at least 93 are read right on the pad', async () => {
    const drawings = unseenWriters(shared ?? '');
    expect(drawings.length).toBe(100);
    const pad = await openPad(window.page);
    const misread: string[] = [];
    for (const [index, { label, writer, strokes }] of drawings.entries()) {
      const { text } = await readByPad(window.page, pad, strokes);
      if (text !== String(label)) {
        misread.push(`drawing ${index}, a ${label} of writer ${writer}, as ${text ?? 'nothing'}`);
      }
    }
    console.log(`misread ${misread.length} of 100:\n${misread.join('\n')}`);
    expect(misread.length, misread.join('\n')).toBeLessThanOrEqual(7);
  });
});
