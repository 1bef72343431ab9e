import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chooseFromExplorerMenu, runCommand, webviewFrame } from '../../../tools/host/workbench.mjs';
import type { ClassifiedImage } from '../../../src/extension/classify/classifiedImage';
import { digitPng } from '../suite/digits';
import { openDigitLab, type OpenWindow } from './openDigitLab';
import { photograph } from './photograph';
import { answerNotification, saveAs } from './steps';

/** Images of the folder that takes a while: enough for a person, or a test, to come in between. */
const MANY = 3000;

describe('the results view', () => {
  let window: OpenWindow;
  beforeAll(async () => {
    window = await openDigitLab();
    writeDigits('few', 12);
    writeDigits('many', MANY);
    return () => window.close();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await window.screenshot(`failed results ${task.name}`);
    await runCommand(window.page, 'View: Close All Editors');
    await window.page.locator('iframe.webview').first().waitFor({ state: 'detached' });
  });

  /** A folder of the workspace with PNGs that are named by their digit. */
  function writeDigits(folder: string, count: number): void {
    const pngs = Array.from({ length: 10 }, (_, digit) => digitPng(digit, 5));
    mkdirSync(join(window.workspace, folder));
    for (let index = 0; index < count; index++) {
      writeFileSync(join(window.workspace, folder, `${index % 10}_${index}.png`), pngs[index % 10]!);
    }
  }

  async function classify(folder: string): Promise<Frame> {
    await chooseFromExplorerMenu(window.page, folder, 'Classify Image');
    return webviewFrame(window.page, 'results-progress');
  }

  const says = (results: Frame, text: string | RegExp) =>
    results.getByTestId('results-progress').filter({ hasText: text }).waitFor({ timeout: 120_000 });

  /** Follows the notification that an export brings. */
  async function openExport(name: string): Promise<void> {
    expect(await answerNotification(window.page, /The readings of/, 'Open')).toContain(`"${name}"`);
    await window.page.locator('.tab.active').filter({ hasText: name }).waitFor();
  }

  const inWorkspace = (name: string) => readFileSync(join(window.workspace, name), 'utf8');

  test('is exported as CSV and as JSON to where the dialog says', async () => {
    const results = await classify('few');
    await says(results, '12 images read · model compact (shipped)');
    await photograph(window, 'results full', results);

    await results.getByTestId('results-export-csv').click();
    await saveAs(window.page, 'few.csv');
    await openExport('few.csv');
    const [head, ...lines] = inWorkspace('few.csv').trimEnd().split('\r\n');
    expect(head).toBe('File,Label,Reading,Confidence,Outcome,Model,Error');
    expect(lines).toHaveLength(12);
    const csv = lines.map((line) => line.split(','));
    expect(csv[2]?.[0]).toBe(join(window.workspace, 'few', '1_1.png'));

    await window.page.locator('.tab').filter({ hasText: 'few (12)' }).click();
    const again = await webviewFrame(window.page, 'results-progress');
    await says(again, '12 images read');
    await again.getByTestId('results-export-json').click();
    await saveAs(window.page, 'few.json');
    await openExport('few.json');
    const json = JSON.parse(inWorkspace('few.json')) as ClassifiedImage[];
    // Both say the same.
    expect(json.map(({ label, reading, modelId }) => [label, reading ?? '', modelId])).toEqual(
      csv.map(([, label, reading, , , model]) => [label, reading, model]),
    );
    expect(json[0]?.modelId).toMatch(/^compact-[0-9a-f]{12}$/);
    expect(json.map(({ label }) => label).slice(0, 5)).toEqual(['0', '0', '1', '1', '2']);
  });

  test('ends where it is cancelled, and what was read until then can be exported', async () => {
    const results = await classify('many');
    await says(results, /Read [1-9]/);
    await results.getByTestId('results-cancel').click();
    await says(results, /Cancelled after/);
    const count = Number(
      /after ([\d,]+) of 3,000/
        .exec(await results.getByTestId('results-progress').innerText())?.[1]
        ?.replace(',', ''),
    );
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(MANY);
    await results.getByTestId('results-cancel').waitFor({ state: 'hidden' });
    await window.page
      .locator('[id="digit-lab.digit-lab.digitLab.classification"]')
      .waitFor({ state: 'detached' });
    await photograph(window, 'results cancelled', results);
    await results.getByTestId('results-export-csv').click();
    await saveAs(window.page, 'cancelled.csv');
    await openExport('cancelled.csv');
    expect(inWorkspace('cancelled.csv').trimEnd().split('\r\n')).toHaveLength(count + 1);
  });

  test('keeps its order, its filter and its open image while the theme changes', async () => {
    const results = await classify('few');
    await says(results, '12 images read');
    await results.getByTestId('results-sort-name').click();
    await results.getByTestId('results-sort-name').click();
    await results.getByTestId('results-row').first().click();
    await results.getByTestId('detail-reading').waitFor();
    const looks = () =>
      results.locator('body').evaluate((body) => ({
        names: Array.from(body.querySelectorAll('.name-cell'), ({ textContent }) => textContent),
        open: body.querySelector('[data-testid=detail-reading]')?.textContent,
      }));
    const before = await looks();
    expect(before.names[0]).toBe('9_9.png');
    const colours: string[] = [];
    for (const theme of ['Default Dark Modern', 'Default Light Modern']) {
      window.changeSettings({ 'workbench.colorTheme': theme });
      const kind = theme.includes('Dark') ? 'vscode-dark' : 'vscode-light';
      await results.locator(`body[data-vscode-theme-kind="${kind}"]`).waitFor();
      expect(await looks()).toEqual(before);
      colours.push(await results.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor));
    }
    expect(colours[0]).not.toBe(colours[1]);
    await photograph(window, 'results detail', results);
  });
});
