import type { Frame, Locator, Page } from 'playwright';
import { drawOnPad, readyPad, type Strokes } from '../../../tools/host/pad.mjs';
import {
  chooseFromExplorerMenu,
  runCommand,
  webviewFrame,
  workbenchReady,
} from '../../../tools/host/workbench.mjs';

/** What a person does in the window on each of the three roads, and what it then shows. */

/** Palette, Open Drawing Pad, and wait until it can read. */
export async function openPad(page: Page): Promise<Frame> {
  await runCommand(page, 'Digit Lab: Open Drawing Pad');
  return readyPad(page);
}

/** Reloads the window and waits until every extension is there again. */
export async function reloadWindow(page: Page): Promise<void> {
  // The window that goes still says that it is ready until the new one takes its place.
  const replaced = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
  await Promise.all([replaced, runCommand(page, 'Developer: Reload Window')]);
  await workbenchReady(page);
}

/** @returns what the pad reads when these strokes are drawn with the mouse, and the model that it names */
export async function readByPad(
  page: Page,
  pad: Frame,
  strokes: Strokes,
): Promise<{ text: string | null; modelId: string | null }> {
  return drawOnPad(page, pad, strokes);
}

/** Explorer, drags a file onto the view that is open. */
export async function dragFromExplorer(page: Page, file: string): Promise<void> {
  await page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: file }).hover();
  await page.mouse.down();
  const view = (await page.locator('iframe.webview').boundingBox())!;
  // A drag begins with a first small step; with Shift down VS Code leaves it to the page.
  await page.keyboard.down('Shift');
  await page.mouse.move(view.x + view.width / 2, view.y + view.height / 2, { steps: 8 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
}

/** Explorer, right click on one image, Classify Image. @returns the reading that the results view shows */
export async function classifyFromExplorer(page: Page, file: string): Promise<string> {
  await chooseFromExplorerMenu(page, file, 'Classify Image');
  const results = await webviewFrame(page, 'detail-reading');
  const reading = results.getByTestId('detail-reading').filter({ hasText: /\d/ });
  return reading.innerText();
}

/** Palette, Train Model, three answers. Ends when the training has been started. */
export async function startTraining(
  page: Page,
  answers: { readonly model: string; readonly dataset: string; readonly epochs: number },
): Promise<void> {
  await runCommand(page, 'Digit Lab: Train Model');
  await pick(page, 'Which network?', answers.model);
  await pick(page, 'Which digits?', answers.dataset);
  const epochs = question(page, 'How many epochs?');
  await epochs.fill(String(answers.epochs));
  await epochs.press('Enter');
}

/** Waits for a notification that says this and presses one of its buttons. @returns what it says */
export async function answerNotification(page: Page, says: RegExp, button: string): Promise<string> {
  const toast = page.locator('.notification-toast').filter({ hasText: says });
  await toast.waitFor({ timeout: 180_000 });
  const text = await toast.locator('.notification-list-item-message').innerText();
  await toast.locator('.monaco-button').filter({ hasText: button }).click();
  return text;
}

/** The field of the question that is asked now. */
function question(page: Page, placeholder: string): Locator {
  return page.locator(`.quick-input-widget input[placeholder="${placeholder}"]`);
}

/** Answers a question by the entry that has this in its label. */
export async function pick(page: Page, placeholder: string, label: string): Promise<void> {
  await question(page, placeholder).waitFor();
  const labels = page.locator('.quick-input-list .quick-input-list-label').filter({ hasText: label });
  await labels.first().click();
}

/** Answers VS Code's own dialog for a file to save to by a name in the folder that it begins with. */
export async function saveAs(page: Page, name: string): Promise<void> {
  const field = page.locator('.quick-input-widget .quick-input-box input');
  // It lists the folder first, and puts the name that it proposes, with its ending, into the field after that. While it is
  // hidden, all of that is there from the last time.
  const proposed = await page.waitForFunction(() => {
    const dialog = document.querySelector('.quick-input-widget');
    const value = dialog?.querySelector<HTMLInputElement>('.quick-input-box input')?.value ?? '';
    const isListed = dialog?.querySelector('.quick-input-list .monaco-list-row') !== null;
    return dialog?.checkVisibility() === true && isListed && /^\/.*\/[^/]+\.\w+$/.test(value) && value;
  });
  await field.fill(String(await proposed.jsonValue()).replace(/[^/]*$/, name));
  await field.press('Enter');
  await field.waitFor({ state: 'hidden' });
}
