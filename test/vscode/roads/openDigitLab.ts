import { cpSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright';
import { provision } from '../../../tools/host/provision.mjs';
import { startServer, writeSettings } from '../../../tools/host/server.mjs';
import { launchChromium, openWorkbench, workbenchAddress } from '../../../tools/host/workbench.mjs';

export const ROOT = resolve(__dirname, '../../..');
const ARTIFACTS = join(ROOT, 'test/.artifacts');

export interface OpenOptions {
  /** A package to try in place of the checkout. */
  readonly vsix?: string;
  /** Settings of the window from its start. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Digit Lab in a window of its own, with a workspace that may be written to. */
export interface OpenWindow {
  readonly page: Page;
  /** Path of the workspace: a copy of samples/. */
  readonly workspace: string;
  /** Changes settings of the window, which follows at once. */
  changeSettings(settings: Readonly<Record<string, unknown>>): void;
  /** Keeps a picture of the window under test/.artifacts/. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens VS Code's newest server in Chromium, as somebody who has just installed it would see it. */
export async function openDigitLab({ vsix, settings = {} }: OpenOptions = {}): Promise<OpenWindow> {
  const server = await startServer(await provision('newest'), {
    companion: true,
    settings,
    ...(vsix === undefined ? { extension: ROOT } : { vsix }),
  });
  // Goes with the server's home, also where the run is interrupted.
  const workspace = join(server.home, 'workspace');
  let browser: Browser | null = null;
  const close = async () => {
    await browser?.close();
    await server.stop();
  };
  try {
    cpSync(join(ROOT, 'samples'), workspace, { recursive: true });
    browser = await launchChromium();
    const page = await openWorkbench(browser, workbenchAddress({ port: server.port, folder: workspace }));
    const screenshot = async (name: string) => {
      mkdirSync(ARTIFACTS, { recursive: true });
      await page.screenshot({ path: join(ARTIFACTS, `${name}.png`) });
    };
    const changeSettings = (changed: Readonly<Record<string, unknown>>) =>
      writeSettings(server.home, { ...settings, ...changed });
    return { page, workspace, changeSettings, screenshot, close };
  } catch (error) {
    await close();
    throw error;
  }
}
