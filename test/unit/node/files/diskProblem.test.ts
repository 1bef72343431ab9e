import { describe, expect, it } from 'vitest';
import { diskProblem, fileDiskProblem } from '../../../../src/node/files/diskProblem';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

describe('diskProblem', () => {
  it.each([
    ['ENOSPC', /^The disk is full: the model does not fit where \/models\/a lies\. Free some room there/],
    ['EROFS', /^There is no way to put the model into \/models\/a, which may not be written\. Allow it/],
    [
      'EPERM',
      /^There is no way to put the model into \/models\/a, which may not be written, or where another program has a file open\. Allow it there, close/,
    ],
    [
      'EACCES',
      /^There is no way to put the model into \/models\/a, which may not be written, or where another program has a file open\. Allow it there, close/,
    ],
    ['ENOTDIR', /^There is no way to put the model into \/models\/a: a part of that path is a file\. Choose/],
    [
      'ENOENT',
      /^There is no way to put the model into \/models\/a: nothing can be made there, or it is gone by now\. Choose/,
    ],
    [
      'ENAMETOOLONG',
      /^There is no way to put the model into \/models\/a: a name in that path is too long\. Choose a shorter/,
    ],
    [
      'ELOOP',
      /^There is no way to put the model into \/models\/a: a link in that path leads to itself\. Choose/,
    ],
    [
      'EBUSY',
      /^There is no way to put the model into \/models\/a, which cannot be replaced: .+ Choose another/,
    ],
    [
      'EXDEV',
      /^There is no way to put the model into \/models\/a, which cannot be replaced: .+ Choose another/,
    ],
  ])('makes a sentence of %s, and keeps the details', (code, sentence) => {
    const cause = failure(code);
    const problem = diskProblem('the model', '/models/a', cause);
    expect(problem).toMatchObject({ message: expect.stringMatching(sentence) as string, cause });
  });

  it.each(['EIO', 'ESTALE', 'UNKNOWN'])(
    'makes a sentence of what else a system may say, as of %s',
    (code) => {
      const cause = Object.assign(failure(code), { syscall: 'write' });
      expect(diskProblem('the model', '/models/a', cause)).toMatchObject({
        message:
          `There is no way to put the model into /models/a (${code}). Look whether the disk or network drive that it lies on ` +
          'works, or choose another place.',
        cause,
      });
    },
  );

  it('leaves other failures to others', () => {
    expect(diskProblem('the model', '/models/a', failure('ERR_INVALID_ARG_TYPE'))).toBeNull();
    expect(diskProblem('the model', '/models/a', failure('ECONNRESET'))).toBeNull();
    expect(diskProblem('the model', '/models/a', null)).toBeNull();
  });
});

describe('fileDiskProblem', () => {
  it.each(['EBUSY', 'EXDEV'])('speaks of the file where %s is its failure', (code) => {
    const cause = failure(code);
    expect(fileDiskProblem('the page', '/pages/a.md', cause)).toMatchObject({
      message: expect.stringMatching(
        /^There is no way to write the page over \/pages\/a\.md, which cannot be replaced: .+ Choose another/,
      ) as string,
      cause,
    });
  });

  it('speaks of the file also where the name may be its own', () => {
    expect(fileDiskProblem('the page', '/pages/a.md', failure('ENAMETOOLONG'))?.message).toBe(
      'There is no way to put the page into /pages/a.md: a name in that path is too long. Choose a shorter one.',
    );
  });

  it('speaks of its folder otherwise', () => {
    expect(fileDiskProblem('the page', '/pages/a.md', failure('EROFS'))?.message).toMatch(
      /^There is no way to put the page into \/pages, which may not be written\./,
    );
    expect(fileDiskProblem('the page', '/pages/a.md', failure('ECONNRESET'))).toBeNull();
  });
});
