import type { Box } from '../../../ml/image/picture';
import type { StrokePoint } from '../../../ml/image/stroke';
import { PenHand } from './penHand';

/** What the pen does, with the moment (`performance.now()`) at which the pad was told of it. */
export interface PenListener {
  /** It is over the surface and touches nothing. */
  hover(at: StrokePoint): void;
  /** @param isEraser whether it is the other end of a pen, made for rubbing out */
  down(at: StrokePoint, since: number, isEraser: boolean): void;
  move(points: readonly StrokePoint[], since: number): void;
  up(): void;
  /** It was none: what it has done since it touched down is not meant. */
  cancel(): void;
}

/** `PointerEvent.button` of the tip of a pen, a finger or the left button (Pointer Events, 4.1). */
const TIP = 0;

/** `PointerEvent.button` of the other end of a pen. */
const OTHER_END = 5;

/** The same two in `PointerEvent.buttons`, of which one is down as long as a stroke goes on. */
const TIP_HELD = 1;
const OTHER_END_HELD = 32;

type Area = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

/** Device units are finer than any eye: a ten-thousandth of the square's side keeps stored drawings short. */
const PRECISION = 10_000;

/**
 * Turns pointer events on `surface` into strokes of one pen at a time: the first finger, pen or mouse button that
 * touches down draws until it lifts, and a palm beside it draws nothing. A palm that was first gives way to a pen, and
 * draws nothing between its strokes either.
 * @param part of the sheet that the surface shows, in the unit of strokes
 */
export function listenToPen(surface: HTMLElement, part: () => Box, pen: PenListener): void {
  const pointsOf = (events: readonly PointerEvent[]) => {
    // Asked anew each time: the canvas may move or grow under the pen, as when the page gets a scroll bar.
    const area = areaOf(surface);
    const shown = part();
    return events.map((event) => pointOf(event, area, shown));
  };
  /** The pointer that draws. */
  let drawing: Pick<PointerEvent, 'pointerId' | 'pointerType'> | null = null;
  const hand = new PenHand();
  for (const type of ['pointerdown', 'pointermove', 'pointerup'] as const)
    surface.addEventListener(type, (event) => {
      hand.note(event);
    });

  surface.addEventListener('pointerdown', (event) => {
    const since = performance.now();
    if (event.button !== TIP && event.button !== OTHER_END) return;
    if (hand.isHand(event)) return;
    if (drawing !== null) {
      if (drawing.pointerType !== 'touch' || event.pointerType !== 'pen') return;
      pen.cancel();
    }
    // From here on the pen is ours wherever it goes, also outside of the pad.
    const { pointerId, pointerType } = event;
    surface.setPointerCapture(pointerId);
    drawing = { pointerId, pointerType };
    pen.down(pointsOf([event])[0]!, since, event.button === OTHER_END);
  });

  const end = ({ pointerId }: PointerEvent, tell: () => void) => {
    if (drawing?.pointerId !== pointerId) return;
    drawing = null;
    tell();
  };
  const lift = (event: PointerEvent) => {
    end(event, () => pen.up());
  };

  surface.addEventListener('pointermove', (event) => {
    const since = performance.now();
    if (drawing === null && event.buttons === 0) pen.hover(pointsOf([event])[0]!);
    if (drawing?.pointerId !== event.pointerId) return;
    // Nobody is told that it lifts while another button is held, or of a release that another window took.
    if ((event.buttons & (TIP_HELD | OTHER_END_HELD)) === 0) {
      lift(event);
      return;
    }
    pen.move(pointsOf(eventsOf(event)), since);
  });
  surface.addEventListener('pointerup', lift);
  surface.addEventListener('lostpointercapture', lift);
  surface.addEventListener('pointercancel', (event) => {
    end(event, () => pen.cancel());
  });
}

/** All that the pen did since the last event; WebKit before Safari 18.2 tells only where it is now. */
function eventsOf(event: PointerEvent): PointerEvent[] {
  const events = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : [];
  return events.length > 0 ? events : [event];
}

/** Where the ink of a surface lies: within its border, in CSS pixels of the window. */
function areaOf(surface: HTMLElement): Area {
  const { left, top, width, height } = surface.getBoundingClientRect();
  const { clientLeft, clientTop, clientWidth, clientHeight, offsetWidth, offsetHeight } = surface;
  return {
    left: left + clientLeft,
    top: top + clientTop,
    // The surface's own sizes are rounded: they are used for the border alone.
    width: width - (offsetWidth - clientWidth),
    height: height - (offsetHeight - clientHeight),
  };
}

function pointOf(event: PointerEvent, area: Area, part: Box): StrokePoint {
  const x = rounded(part.x + share((event.clientX - area.left) / area.width) * part.width);
  const y = rounded(part.y + share((event.clientY - area.top) / area.height) * part.height);
  // Mice and most fingers report no pressure of their own.
  return event.pointerType === 'pen' ? { x, y, pressure: rounded(share(event.pressure)) } : { x, y };
}

/** Ink stays on the pad: what is drawn beyond the edge runs along it. */
function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function rounded(value: number): number {
  return Math.round(value * PRECISION) / PRECISION;
}
