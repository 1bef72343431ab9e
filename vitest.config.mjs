// The Vitest projects. Node ones see no DOM; the webview one runs the bundles' code in a real Chromium.
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { drawOnPad, pressOnPage, forceColours } from './test/webview/penCommands.mjs';
import { decodeSample, readSamplesOnCommandLine } from './test/webview/sampleCommands.mjs';
import { CHROMIUM_FLAGS, findChromium } from './tools/host/chromium.mjs';

/** What only the Node of VS Code, or one as new, takes. */
const KERNELS = 'test/unit/ml/engines/portable/relaxedKernels.test.ts';

const executablePath = findChromium();

export default defineConfig({
  test: {
    globalSetup: 'tools/host/buildForTests.mjs',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          exclude: [KERNELS],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'kernels', include: [KERNELS], testTimeout: 120_000, hookTimeout: 120_000 } },
      {
        // The built bundles are served as they are; models come from their folder.
        publicDir: 'dist',
        server: { fs: { allow: ['.'] } },
        test: {
          name: 'webview',
          include: ['test/webview/**/*.test.ts'],
          testTimeout: 60_000,
          // A busy machine takes its time for what a quiet one does at once.
          expect: { poll: { timeout: 20_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1100, height: 800 },
            commands: { drawOnPad, pressOnPage, forceColours, readSamplesOnCommandLine, decodeSample },
            provider: playwright({
              launchOptions: {
                args: CHROMIUM_FLAGS,
                ...(executablePath === undefined ? {} : { executablePath }),
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'roads',
          include: ['test/vscode/roads/**/*.test.ts'],
          environment: 'node',
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // Each file starts a VS Code server and a browser: one at a time.
          fileParallelism: false,
        },
      },
    ],
  },
});
