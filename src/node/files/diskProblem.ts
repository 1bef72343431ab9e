import { dirname } from 'node:path';
import { UserError } from '../../ml/userError';

/**
 * The sentence for a disk that does not take what is to be put into a folder, or `null` if it is another kind of failure.
 * @param what for a sentence: "the model"
 */
export function diskProblem(what: string, folder: string, cause: unknown): UserError | null {
  switch ((cause as NodeJS.ErrnoException | null)?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new UserError(
        `The disk is full: there is no room for ${what} in ${folder}. Free some space there and try again.`,
        { cause },
      );
    case 'EACCES':
    case 'EPERM':
      return new UserError(
        `Digit Lab cannot write ${what} to ${folder}: it is not allowed to write there, or another program has a file open ` +
          'there. Allow it, close that program, or choose another place.',
        { cause },
      );
    case 'EROFS':
      return new UserError(
        `Digit Lab cannot write ${what} to ${folder}: it is not allowed to write there. Allow it, or choose another place.`,
        { cause },
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new UserError(
        `Digit Lab cannot write ${what} to ${folder}: a part of that path is a file. Choose another place.`,
        { cause },
      );
    case 'ENOENT':
      return new UserError(
        `Digit Lab cannot write ${what} to ${folder}: nothing can be made there, or it no longer exists. Choose another ` +
          'place.',
        { cause },
      );
    case 'ENAMETOOLONG':
      return new UserError(
        `Digit Lab cannot write ${what} to ${folder}: a name in that path is too long. Choose a shorter one.`,
        { cause },
      );
    case 'ELOOP':
      return new UserError(
        `Digit Lab cannot write ${what} to ${folder}: a link in that path leads to itself. Choose another place.`,
        { cause },
      );
    case 'EBUSY':
    case 'EXDEV':
      return new UserError(
        `Digit Lab cannot write ${what} to ${folder}, which cannot be replaced: it is in use, or a file system is ` +
          'mounted there. Choose another place, such as a folder in it.',
        { cause },
      );
    default:
      return isOfSystem(cause)
        ? new UserError(
            `Digit Lab cannot write ${what} to ${folder} (${cause.code}). Check that its disk or network drive works, or ` +
              'choose another place.',
            { cause },
          )
        : null;
  }
}

/** Whether the system refused something: a wrong call of a function of Node has a code as well, and no system call. */
function isOfSystem(cause: unknown): cause is NodeJS.ErrnoException & { readonly code: string } {
  const { code, syscall } = (cause ?? {}) as NodeJS.ErrnoException;
  return typeof code === 'string' && typeof syscall === 'string';
}

/** As `diskProblem`, of one file that is to be written, or replaced, in a folder that may hold others. */
export function fileDiskProblem(what: string, file: string, cause: unknown): UserError | null {
  const code = (cause as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENAMETOOLONG' || code === 'ELOOP') return diskProblem(what, file, cause);
  if (code !== 'EBUSY' && code !== 'EXDEV') return diskProblem(what, dirname(file), cause);
  return new UserError(
    `Digit Lab cannot write ${what} over ${file}, which cannot be replaced: it is in use, or is a mount point. Choose ` +
      'another file, such as one beside it.',
    { cause },
  );
}
