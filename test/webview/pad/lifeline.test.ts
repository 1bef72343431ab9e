import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Lifeline } from '../../../src/webview/pad/lifeline';
import { until } from '../until';
import { PadPage } from './padPage';

/** Makes a page lose its patience at once. */
const IMPATIENT = `
  const setLater = window.setTimeout;
  window.setTimeout = (work, delay) => setLater(work, delay >= 5000 ? 0 : delay);
`;

let said: string[];
let lifeline: Lifeline;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  lifeline = new Lifeline(
    () => said.push('lost'),
    () => said.push('found'),
  );
});

afterEach(() => {
  vi.useRealTimers();
});

test('says nothing while the host answers', () => {
  for (let time = 0; time < 3; time++) {
    lifeline.asked();
    vi.advanceTimersByTime(9000);
    lifeline.heard();
  }
  vi.runAllTimers();
  expect(said).toEqual([]);
});

test('counts from the first question that was not answered, and says so once', () => {
  lifeline.asked();
  vi.advanceTimersByTime(6000);
  lifeline.asked();
  vi.advanceTimersByTime(6000);
  expect(said).toEqual(['lost']);
});

test('says when the host answers after all, and then when it does not again', () => {
  lifeline.asked();
  vi.runAllTimers();
  lifeline.asked();
  vi.runAllTimers();
  lifeline.heard();
  lifeline.heard();
  expect(said).toEqual(['lost', 'found']);
  lifeline.asked();
  vi.runAllTimers();
  expect(said).toEqual(['lost', 'found', 'lost']);
});

test('a pad that nobody hears says what to do and what becomes of the drawing, until somebody does', async () => {
  vi.useRealTimers();
  const pad = await PadPage.open(IMPATIENT);
  pad.page.isHeard = false;
  await pad.draw();
  await until(() => pad.problem.includes('close this pad and open the drawing pad again'));
  // The host may only be slow.
  expect(pad.problem).toMatch(/^Digit Lab is not answering this pad: it is busy, or was restarted/);
  expect(pad.problem).toContain('What you draw now may not; take it with Copy as Image first.');
  pad.page.send({ type: 'heard' });
  await until(() => pad.problem === '');
  pad.close();
});

test('a pad that nobody hears says so whatever is asked of it, and while somebody goes on drawing', async () => {
  vi.useRealTimers();
  const pad = await PadPage.open(IMPATIENT);
  pad.page.isHeard = false;
  pad.page.get('pad-choose').click();
  await until(() => pad.problem.includes('is not answering this pad'));
  await pad.draw();
  expect(pad.problem).toContain('is not answering this pad');
  pad.close();
});

test('a pad in the side bar or the panel that nobody hears says what to do there, and that the drawing stays', async () => {
  vi.useRealTimers();
  const pad = await PadPage.open(IMPATIENT, 'view');
  pad.page.isHeard = false;
  await pad.draw();
  await until(() => pad.problem !== '');
  // A view cannot be closed and opened again, and its page keeps what is drawn on it.
  expect(pad.problem).toBe(
    'Digit Lab is not answering this pad: it is busy, or was restarted and no longer knows the pad. Wait a moment. ' +
      'If this stays, run Developer: Reload Window from the Command Palette; the drawing stays.',
  );
  pad.page.send({ type: 'heard' });
  await until(() => pad.problem === '');
  pad.close();
});
