import { beforeEach, expect, test } from 'vitest';
import type { HostToPad, PadToHost } from '../../../src/protocol/pad';
import type { Host } from '../../../src/webview/host';
import type { PadView } from '../../../src/webview/pad/padView';
import { Problems } from '../../../src/webview/pad/problems';
import { ProblemView } from '../../../src/webview/problemView';

const UNHEARD = 'Nobody hears this pad.';

let view: ProblemView;
let problems: Problems;

beforeEach(() => {
  view = new ProblemView('problem');
  const host = { post: () => undefined } as unknown as Host<HostToPad, PadToHost>;
  problems = new Problems(host, { problem: view } as unknown as PadView, () => true);
});

test('what stands is said again once what went wrong meanwhile is over, until it is over itself', () => {
  problems.showLasting(UNHEARD);
  problems.clearSeen();
  expect(view.message).toBe(UNHEARD);
  problems.show('The image cannot be copied from here.');
  problems.clearSeen();
  expect(view.message).toBe(UNHEARD);
  problems.clearLasting();
  expect(view.message).toBe('');
});

test('what stands and was dismissed is not said again', () => {
  problems.showLasting(UNHEARD);
  view.clear();
  problems.clearSeen();
  expect(view.message).toBe('');
});

test('the end of what stood leaves another problem where it is', () => {
  problems.showLasting(UNHEARD);
  problems.show('The file cannot be saved.');
  problems.clearLasting();
  expect(view.message).toBe('The file cannot be saved.');
});

const text = () => view.root.textContent;

test('what goes wrong a second time is said a second time', async () => {
  problems.show('There is no image on the clipboard.');
  expect(text()).toBe('There is no image on the clipboard.');
  problems.show('There is no image on the clipboard.');
  expect([view.message, text()]).toEqual(['There is no image on the clipboard.', '']);
  await expect.poll(text).toBe('There is no image on the clipboard.');
});

test('what cannot be read with one frame after the other is said once', () => {
  for (let frame = 0; frame < 2; frame++) {
    problems.failReading(new Error('Out of memory'), 'This could not be read.');
    expect(text()).toBe('This could not be read.');
  }
});
