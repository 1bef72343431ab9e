import type * as vscode from 'vscode';
import type { ChangedDigits, DigitChange } from '../../ml/data/ownDigits';
import { Sequencer } from '../sequencer';
import type { MyDigits } from './myDigits';

/** What takes a change back. */
interface Undo {
  readonly change: DigitChange;
  /** Where the change was made, as the setting may have moved My Digits since. */
  readonly folder: vscode.Uri;
}

/** The changes that one view makes to My Digits, one after the other, and what takes them back, the latest first. */
export class DigitEdits {
  /** What takes the changes back, the latest last. */
  private undo: Undo[] = [];
  /** Makes one change at a time: only once it is done is it known how to undo it. */
  private readonly sequencer = new Sequencer();

  constructor(private readonly digits: Pick<MyDigits, 'change' | 'folder'>) {}

  /** What would be taken back next; `null` if nothing can be. */
  get lastUndo(): DigitChange | null {
    return this.undo.at(-1)?.change ?? null;
  }

  /** Makes a change, which can be taken back unless it changed nothing. @throws UserError as `MyDigits.change` */
  make(change: DigitChange): Promise<ChangedDigits> {
    return this.sequencer.queue(async () => {
      const { folder } = this.digits;
      // The list of now, not of later: a change under way when `forget` is called is forgotten, too.
      const { undo } = this;
      const changed = await this.digits.change(change, folder);
      if (changed.undo !== null) undo.push({ change: changed.undo, folder });
      return changed;
    });
  }

  /**
   * Takes the latest change back, where it was made. If that fails, it is still the one to be taken back.
   * @returns the change that did so; `null` if there was nothing to take back
   * @throws UserError as `MyDigits.change`
   */
  takeBack(): Promise<DigitChange | null> {
    return this.sequencer.queue(async () => {
      const { undo } = this;
      const last = undo.at(-1);
      if (last === undefined) return null;
      await this.digits.change(last.change, last.folder);
      undo.pop();
      return last.change;
    });
  }

  /** Leaves nothing to be taken back. */
  forget(): void {
    this.undo = [];
  }
}
