/**
 * An error whose message is a sentence (or two) that a user can act on: what is wrong, and what to do.
 * It is shown as it stands; `cause` holds the details, which go to the log only.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** For where something has to be said of what somebody cancelled. */
export const CANCELLED = 'Cancelled.';

/** Someone asked for the work to stop. It is no failure, and nobody is told of one. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
  constructor() {
    super(CANCELLED);
  }
}

/** For the log: what was thrown and where, with what caused it, which a stack does not tell. */
export function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\nCause: ${detailOf(error.cause)}`;
  return (error.stack ?? `${error.name}: ${error.message}`) + cause;
}

/** Whether `error` is a `UserError`, also one of another bundle, whose class is another object. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === 'UserError';
}

/** Whether `error` says that somebody cancelled, also one of another bundle or of an `AbortSignal`. */
export function isCancelled(error: unknown): boolean {
  return error instanceof Error && (error.name === 'CancelledError' || error.name === 'AbortError');
}
