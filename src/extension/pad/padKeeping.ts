import type { OwnDigit } from '../../ml/data/ownDigits';
import type { HostToPad, PadToHost } from '../../protocol/pad';
import { DigitEdits } from '../myDigits/digitEdits';
import type { MyDigits } from '../myDigits/myDigits';

/** What a pad says of what was really drawn. */
export type KeepingMessage = Extract<PadToHost, { type: 'keep' | 'undoKeep' }>;

/** Keeps the drawings of one pad with their right labels, and takes the latest keeping back. */
export class PadKeeping {
  private readonly edits: DigitEdits;

  constructor(digits: Pick<MyDigits, 'change' | 'folder'>) {
    this.edits = new DigitEdits(digits);
  }

  /** @returns what the pad is to say of it. @throws UserError if My Digits cannot be changed */
  async answer(message: KeepingMessage): Promise<HostToPad> {
    if (message.type === 'undoKeep') return this.takeBack();
    const { id, frame, label } = message;
    const { undo } = await this.edits.make({ kind: 'keep', digit: { image: frame, label } });
    return {
      type: 'kept',
      id,
      label,
      instead: undo?.kind === 'relabel' ? undo.label : null,
      isNew: undo !== null,
    };
  }

  private async takeBack(): Promise<HostToPad> {
    const undone = await this.edits.takeBack();
    if (undone?.kind !== 'relabel') return { type: 'keepUndone', label: null, isUndoable: false };
    const { digit, label } = undone;
    const next = this.edits.lastUndo;
    const isUndoable = next !== null && isSame(next.digit, { ...digit, label });
    return { type: 'keepUndone', label, isUndoable };
  }
}

function isSame(a: OwnDigit, b: OwnDigit): boolean {
  return a.label === b.label && a.image.every((ink, pixel) => ink === b.image[pixel]);
}
