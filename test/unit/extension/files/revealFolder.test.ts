import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Uri } from 'vscode';
import { revealFolder } from '../../../../src/extension/files/revealFolder';
import type { Notices } from '../../../../src/extension/notices';
import { commands, env, workspace } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

afterEach(() => {
  vi.resetAllMocks();
  env.remoteName = undefined;
});

/** What VS Code and the user are asked to do with the folder, where VS Code can do `able`. */
async function shownBy(...able: string[]): Promise<unknown[]> {
  const tell = vi.fn<Notices['tell']>();
  commands.getCommands.mockResolvedValue(able);
  const folder = { fsPath: '/models/one' } as Partial<Uri> as Uri;
  await revealFolder(folder, { tell } as Partial<Notices> as Notices, 'The model is');
  const asked = commands.executeCommand.mock.calls.map(([command]) => command);
  const told = tell.mock.calls.map(([{ message }, ...choices]) => [
    message,
    ...choices.map(({ title }) => title),
  ]);
  return [...asked, ...told];
}

const PATH = ['The model is in /models/one.', 'Copy Path'];

describe('a folder is revealed', () => {
  it("in the system's file manager, where VS Code has one at hand", async () => {
    expect(await shownBy('revealFileInOS')).toEqual(['revealFileInOS']);
  });

  it('in the Explorer or by its path, where it lies on another machine than the window', async () => {
    env.remoteName = 'ssh-remote';
    expect(await shownBy('revealFileInOS')).toEqual([PATH]);
    workspace.getWorkspaceFolder.mockReturnValue({});
    expect(await shownBy('revealFileInOS')).toEqual(['revealInExplorer']);
  });

  it('by its path in a browser, where it is not in the workspace', async () => {
    expect(await shownBy()).toEqual([PATH]);
  });
});
