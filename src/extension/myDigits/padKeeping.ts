import type { DigitChange } from '../../ml/data/ownDigits';
import type { HostToPad, PadToHost } from '../../protocol/pad';
import type { MyDigits } from './myDigits';

/** What a pad says of what was really drawn. */
export type KeepingMessage = Extract<PadToHost, { type: 'keep' | 'undoKeep' }>;

/** Keeps the drawings of one pad with their right labels, and takes the latest keeping back. */
export class PadKeeping {
  private undo: DigitChange | null = null;

  constructor(private readonly digits: MyDigits) {}

  /** @returns what the pad is to say of it. @throws UserError if My Digits cannot be changed */
  async answer(message: KeepingMessage): Promise<HostToPad> {
    if (message.type === 'undoKeep') {
      const { undo } = this;
      this.undo = null;
      if (undo !== null) await this.digits.change(undo);
      return { type: 'keepUndone' };
    }
    const { frame, label } = message;
    const { undo, digits } = await this.digits.change({ kind: 'keep', digit: { image: frame, label } });
    this.undo = undo;
    return {
      type: 'kept',
      label,
      instead: undo?.kind === 'relabel' ? undo.label : null,
      isNew: undo !== null,
      count: digits.count,
    };
  }
}
