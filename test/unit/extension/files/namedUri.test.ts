import { homedir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { namedUri } from '../../../../src/extension/files/namedUri';
import { Uri, workspace } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

beforeEach(() => {
  workspace.workspaceFolders = [{ uri: Uri.file('/project') }];
});

it.each([
  ['from the workspace', 'mnist', '/project/mnist'],
  ['that is absolute', '/data/mnist', '/data/mnist'],
  ["from the user's own folder", '~/mnist', join(homedir(), 'mnist')],
  ["that is the user's own folder", '~', homedir()],
  ['from the workspace that begins with a tilde', '~mnist', '/project/~mnist'],
])('resolves a path %s', (_, name, path) => {
  expect(namedUri(name).fsPath).toBe(path);
});
