import { beforeEach, expect, it, vi } from 'vitest';
import type { LogOutputChannel } from 'vscode';
import { Notices } from '../../../src/extension/notices';
import { window } from './vscodeFake';

vi.mock('vscode', () => import('./vscodeFake'));

beforeEach(() => vi.clearAllMocks());

/** What VS Code makes a link of in a notification. */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

it.each([
  'command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22id%22%7D',
  'file:///etc/passwd',
  'https://example.com',
])('shows a name that is written like a link to %s, without one', (target) => {
  const message = `There are no images in "[Show them](${target})".`;
  expect(message).toMatch(LINK);
  const notices = new Notices({ info: () => undefined } as unknown as LogOutputChannel);
  notices.tell({ level: 'information', message });
  const shown = window.showInformationMessage.mock.calls[0]![0];
  expect(shown).not.toMatch(LINK);
  expect(shown.replace('\u200B', '')).toBe(message);
});
