import { homedir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { namedUri } from '../../../../src/extension/files/namedUri';
import { isUserError } from '../../../../src/ml/userError';
import { Uri, workspace } from '../vscodeFake';

vi.mock('vscode', () => import('../vscodeFake'));

const folder = (name: string) => ({ name, uri: Uri.file(`/home/${name}`) });

beforeEach(() => {
  workspace.workspaceFolders = [{ name: 'project', uri: Uri.file('/project') }];
});

it.each([
  ['from the workspace', 'mnist', '/project/mnist'],
  ["from the workspace that begins with its only folder's name", 'project/mnist', '/project/project/mnist'],
  ['that is absolute', '/data/mnist', '/data/mnist'],
  ['that is absolute on Windows', 'C:/data/mnist', 'c:\\data\\mnist'],
  ["from the user's own folder", '~/mnist', join(homedir(), 'mnist')],
  ["that is the user's own folder", '~', homedir()],
  ['from the workspace that begins with a tilde', '~mnist', '/project/~mnist'],
])('resolves a path %s', (_, name, path) => {
  expect(namedUri(name).fsPath).toBe(path);
});

it.each([
  ["its folder's name", 'photos/mine/7.png', '/home/photos/mine/7.png'],
  ["the first folder's name", 'digits/7.png', '/home/digits/7.png'],
  ['no name of a folder', 'photos2/7.png', '/home/digits/photos2/7.png'],
])('resolves a path from a workspace of several folders that begins with %s', (_, name, path) => {
  workspace.workspaceFolders = ['digits', 'photos'].map(folder);
  expect(namedUri(name).fsPath).toBe(path);
});

it.each([
  ['memfs:/a.png', { scheme: 'memfs', authority: '', path: '/a.png' }],
  ['git:/a.png?main', { scheme: 'git', authority: '', path: '/a.png' }],
  ['vscode-vfs://github/a.png', { scheme: 'vscode-vfs', authority: 'github', path: '/a.png' }],
])('takes %s for a URI', (name, uri) => {
  expect(namedUri(name)).toEqual(uri);
});

it('says of a path from the workspace that no folder is open', () => {
  workspace.workspaceFolders = undefined;
  const says = (error: unknown): boolean =>
    isUserError(error) && error.message.startsWith('"mnist" is relative to the workspace, and no folder is');
  expect(() => namedUri('mnist')).toThrow(expect.toSatisfy(says));
  expect(namedUri('/data/mnist').fsPath).toBe('/data/mnist');
});
