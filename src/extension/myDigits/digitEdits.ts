import type { ChangedDigits, DigitChange } from '../../ml/data/ownDigits';
import type { MyDigits } from './myDigits';

/** The changes that one view makes to My Digits, one after the other, and what takes them back, the latest first. */
export class DigitEdits {
  /** What takes the changes back, the latest last. */
  private readonly undo: DigitChange[] = [];
  /** The edit that was asked for last, and may still be under way. */
  private latest: Promise<unknown> = Promise.resolve();

  constructor(private readonly digits: Pick<MyDigits, 'change'>) {}

  /** What would be taken back next; `null` if nothing can be. */
  get lastUndo(): DigitChange | null {
    return this.undo.at(-1) ?? null;
  }

  /** Makes a change that can be taken back, unless it is void. @throws UserError as `MyDigits.change` */
  make(change: DigitChange): Promise<ChangedDigits> {
    return this.inTurn(async () => {
      const changed = await this.digits.change(change);
      if (changed.undo !== null) this.undo.push(changed.undo);
      return changed;
    });
  }

  /**
   * Takes the latest change back. If that fails, it is still the one to be taken back.
   * @throws UserError as `MyDigits.change`
   */
  takeBack(): Promise<void> {
    return this.inTurn(async () => {
      const { lastUndo } = this;
      if (lastUndo === null) return;
      await this.digits.change(lastUndo);
      this.undo.pop();
    });
  }

  /** Which change is the latest is known once those before it are done. */
  private inTurn<Result>(edit: () => Promise<Result>): Promise<Result> {
    const result = this.latest.then(edit);
    this.latest = result.catch(() => undefined);
    return result;
  }
}
