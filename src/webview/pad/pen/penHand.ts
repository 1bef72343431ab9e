/**
 * Milliseconds after a pen was there in which what touches the pad is the hand that holds it. Between two digits such a hand
 * rests for a second or two, and a pen that is held up to think is away for little longer; who puts it down and goes on with
 * a finger has hardly missed it by then.
 */
const PEN_IN_HAND = 5000;

type PointerSeen = Pick<PointerEvent, 'pointerType' | 'timeStamp'>;

/** Tells the hand that holds a pen from a finger that draws: paint programs, too, take no finger once a pen is in use. */
export class PenHand {
  private lastPen = -Infinity;

  /** To be told of every pointer; a pen that hovers is there as well. */
  note({ pointerType, timeStamp }: PointerSeen): void {
    if (pointerType === 'pen') this.lastPen = timeStamp;
  }

  /** Whether a pointer that touches down is the hand, and means nothing. */
  isHand({ pointerType, timeStamp }: PointerSeen): boolean {
    return pointerType === 'touch' && timeStamp - this.lastPen < PEN_IN_HAND;
  }
}
