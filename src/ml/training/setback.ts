import { isUserError, UserError } from '../userError';

/** Ends a run that cannot go on, but may keep what it has come to. The message says what happened. */
export class Setback extends UserError {
  readonly isSetback = true;
}

/** Whether `error` is a `Setback`, also one of another bundle, whose class is another object. */
export function isSetback(error: unknown): error is Setback {
  return isUserError(error) && 'isSetback' in error;
}
