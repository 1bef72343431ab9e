import { describe, expect, it } from 'vitest';
import { diskProblem, fileDiskProblem } from '../../../../src/node/files/diskProblem';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

describe('diskProblem', () => {
  it.each([
    ['ENOSPC', /^The disk is full: there is no room for the model in \/models\/a\. Free some space there/],
    [
      'EROFS',
      /^Digit Lab cannot write the model to \/models\/a: it is not allowed to write there\. Allow it, or/,
    ],
    [
      'EPERM',
      /^Digit Lab cannot write the model to \/models\/a: it is not allowed to write there, or another program has a file open there\. Allow it, close/,
    ],
    [
      'EACCES',
      /^Digit Lab cannot write the model to \/models\/a: it is not allowed to write there, or another program has a file open there\. Allow it, close/,
    ],
    ['ENOTDIR', /^Digit Lab cannot write the model to \/models\/a: a part of that path is a file\. Choose/],
    [
      'ENOENT',
      /^Digit Lab cannot write the model to \/models\/a: nothing can be made there, or it no longer exists\. Choose/,
    ],
    [
      'ENAMETOOLONG',
      /^Digit Lab cannot write the model to \/models\/a: a name in that path is too long\. Choose a shorter/,
    ],
    [
      'ELOOP',
      /^Digit Lab cannot write the model to \/models\/a: a link in that path leads to itself\. Choose/,
    ],
    [
      'EBUSY',
      /^Digit Lab cannot write the model to \/models\/a, which cannot be replaced: .+ Choose another/,
    ],
    [
      'EXDEV',
      /^Digit Lab cannot write the model to \/models\/a, which cannot be replaced: .+ Choose another/,
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
          `Digit Lab cannot write the model to /models/a (${code}). Check that its disk or network drive works, ` +
          'or choose another place.',
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
        /^Digit Lab cannot write the page over \/pages\/a\.md, which cannot be replaced: .+ Choose another/,
      ) as string,
      cause,
    });
  });

  it('speaks of the file also where the name may be its own', () => {
    expect(fileDiskProblem('the page', '/pages/a.md', failure('ENAMETOOLONG'))?.message).toBe(
      'Digit Lab cannot write the page to /pages/a.md: a name in that path is too long. Choose a shorter one.',
    );
  });

  it('speaks of its folder otherwise', () => {
    expect(fileDiskProblem('the page', '/pages/a.md', failure('EROFS'))?.message).toMatch(
      /^Digit Lab cannot write the page to \/pages: it is not allowed to write there\./,
    );
    expect(fileDiskProblem('the page', '/pages/a.md', failure('ECONNRESET'))).toBeNull();
  });
});
