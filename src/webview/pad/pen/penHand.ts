/**
 * For how many milliseconds after the last event of a pen a touch counts as the hand that holds it. Between two digits a hand
 * rests for a second or two, or a little longer to think. Whoever puts the pen down to draw with a finger hardly gets to
 * it sooner.
 */
const PEN_IN_HAND = 5000;

type PointerSeen = Pick<PointerEvent, 'pointerType' | 'timeStamp'>;

/** Rejects the palm: a touch shortly after a pen was used is the hand that holds it, and not a finger that draws. */
export class PenHand {
  private lastPen = -Infinity;

  /** To be called for every pointer event; a pen that hovers counts, too. */
  note({ pointerType, timeStamp }: PointerSeen): void {
    if (pointerType === 'pen') this.lastPen = timeStamp;
  }

  /** Whether a pointer that touches down is the hand that holds the pen. */
  isHand({ pointerType, timeStamp }: PointerSeen): boolean {
    return pointerType === 'touch' && timeStamp - this.lastPen < PEN_IN_HAND;
  }
}
