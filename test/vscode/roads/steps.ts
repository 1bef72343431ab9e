import type { Frame, Page } from 'playwright';
import { drawOnPad, readyPad, type Strokes } from '../../../tools/host/pad.mjs';
import { runCommand, webviewFrame } from '../../../tools/host/workbench.mjs';

/** What a person does in the window on each of the three roads, and what it then shows. */

/** Palette, Open Drawing Pad, and wait until it can read. */
export async function openPad(page: Page): Promise<Frame> {
  await runCommand(page, 'Digit Lab: Open Drawing Pad');
  return readyPad(page);
}

/** @returns what the pad reads when these strokes are drawn with the mouse, and the model that it names */
export async function readByPad(
  page: Page,
  pad: Frame,
  strokes: Strokes,
): Promise<{ text: string | null; modelId: string | null }> {
  return drawOnPad(page, pad, strokes);
}

/** Explorer, right click on a file, Classify Image. @returns the readings that the results view shows */
export async function classifyFromExplorer(page: Page, file: string): Promise<string[]> {
  const row = page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: file });
  await row.click({ button: 'right' });
  await page.locator('.context-view .action-label').filter({ hasText: 'Classify Image' }).click();
  const results = await webviewFrame(page, 'results-reading');
  return results.getByTestId('results-reading').allInnerTexts();
}

/** Palette, Train Model, three answers. Ends when the training has been started. */
export async function startTraining(
  page: Page,
  answers: { readonly model: string; readonly dataset: string; readonly epochs: number },
): Promise<void> {
  await runCommand(page, 'Digit Lab: Train Model');
  await pick(page, 'Model', answers.model);
  await pick(page, 'Dataset', answers.dataset);
  await quickInput(page, 'Epochs').waitFor();
  await page.locator('.quick-input-box input').fill(String(answers.epochs));
  await page.keyboard.press('Enter');
}

/** Waits for a notification that says this and presses one of its buttons. @returns what it says */
export async function answerNotification(page: Page, says: RegExp, button: string): Promise<string> {
  const toast = page.locator('.notification-toast').filter({ hasText: says });
  await toast.waitFor({ timeout: 180_000 });
  const text = await toast.locator('.notification-list-item-message').innerText();
  await toast.locator('.monaco-button').filter({ hasText: button }).click();
  return text;
}

function quickInput(page: Page, title: string) {
  return page.locator('.quick-input-widget').filter({ hasText: title });
}

async function pick(page: Page, title: string, label: string): Promise<void> {
  const input = quickInput(page, title);
  await input.waitFor();
  await input.locator('.monaco-list-row').filter({ hasText: label }).first().click();
}
