import type { Box } from '../../../ml/image/picture';
import type { StrokePoint } from '../../../ml/image/stroke';
import { PenHand } from './penHand';

/** Is told what the pen does. `since` is when the event arrived, by `performance.now()`. */
export interface PenListener {
  /** The pen moves over the surface without touching it. */
  hover(at: StrokePoint): void;
  /** @param isEraser whether it is the eraser end of a pen */
  down(at: StrokePoint, since: number, isEraser: boolean): void;
  move(points: readonly StrokePoint[], since: number): void;
  up(): void;
  /** The stroke was not meant as one: whatever it has drawn is to be undone. */
  cancel(): void;
}

/** `PointerEvent.button` of a pen's tip, a finger or the left mouse button (Pointer Events, 4.1). */
const TIP = 0;

/** `PointerEvent.button` of a pen's eraser. */
const ERASER = 5;

/** The same two as bits of `PointerEvent.buttons`: one of them is set for as long as a stroke goes on. */
const TIP_BIT = 1;
const ERASER_BIT = 32;

type Area = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

/** Points are rounded to this fraction of the square's side: finer than the eye sees, and short when they are stored. */
const PRECISION = 10_000;

/**
 * Turns pointer events on `surface` into strokes, one at a time: the first finger, pen or mouse button to touch down draws
 * until it lifts, so that a palm beside it draws nothing. If the palm was first, its stroke is cancelled when a pen
 * touches down; between the strokes of a pen it draws nothing either (`PenHand`).
 * @param part of the sheet that the surface shows, in the unit of strokes
 */
export function listenToPen(surface: HTMLElement, part: () => Box, pen: PenListener): void {
  const placeOf = (event: PointerEvent) => pointsOf([event], surface, part())[0]!;
  /** The pointer that draws. */
  let drawing: Pick<PointerEvent, 'pointerId' | 'pointerType'> | null = null;
  const hand = new PenHand();
  for (const type of ['pointerdown', 'pointermove', 'pointerup'] as const)
    surface.addEventListener(type, (event) => {
      hand.note(event);
    });

  surface.addEventListener('pointerdown', (event) => {
    const since = performance.now();
    if (event.button !== TIP && event.button !== ERASER) return;
    if (hand.isHand(event)) return;
    if (drawing !== null) {
      if (drawing.pointerType !== 'touch' || event.pointerType !== 'pen') return;
      pen.cancel();
    }
    // So that the stroke goes on where the pen leaves the pad.
    const { pointerId, pointerType } = event;
    surface.setPointerCapture(pointerId);
    drawing = { pointerId, pointerType };
    pen.down(placeOf(event), since, event.button === ERASER);
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
    if (drawing === null && event.buttons === 0) pen.hover(placeOf(event));
    if (drawing?.pointerId !== event.pointerId) return;
    // There is no `pointerup` while another button is held, or where another window gets it.
    if ((event.buttons & (TIP_BIT | ERASER_BIT)) === 0) {
      lift(event);
      return;
    }
    pen.move(pointsOf(eventsOf(event), surface, part()), since);
  });
  surface.addEventListener('pointerup', lift);
  surface.addEventListener('lostpointercapture', lift);
  surface.addEventListener('pointercancel', (event) => {
    end(event, () => pen.cancel());
  });
}

/** All moves that the browser made one event of; Safari before 18.2 tells only the last. */
function eventsOf(event: PointerEvent): PointerEvent[] {
  const events = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : [];
  return events.length > 0 ? events : [event];
}

/** @param part of the sheet that the surface shows */
function pointsOf(events: readonly PointerEvent[], surface: HTMLElement, part: Box): StrokePoint[] {
  // Measured each time: the canvas may move or grow under the pen, as when the page gets a scroll bar.
  const area = areaOf(surface);
  return events.map((event) => pointOf(event, area, part));
}

/** The inside of a surface's border, in CSS pixels of the window. */
function areaOf(surface: HTMLElement): Area {
  const { left, top, width, height } = surface.getBoundingClientRect();
  const { clientLeft, clientTop, clientWidth, clientHeight, offsetWidth, offsetHeight } = surface;
  return {
    left: left + clientLeft,
    top: top + clientTop,
    // These sizes are rounded to whole pixels, which does for the border.
    width: width - (offsetWidth - clientWidth),
    height: height - (offsetHeight - clientHeight),
  };
}

function pointOf(event: PointerEvent, area: Area, part: Box): StrokePoint {
  const x = rounded(part.x + clamped((event.clientX - area.left) / area.width) * part.width);
  const y = rounded(part.y + clamped((event.clientY - area.top) / area.height) * part.height);
  // Mice and most fingers report no pressure of their own.
  return event.pointerType === 'pen' ? { x, y, pressure: rounded(clamped(event.pressure)) } : { x, y };
}

/** To 0..1: what is drawn beyond the edge of the pad runs along it. */
function clamped(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function rounded(value: number): number {
  return Math.round(value * PRECISION) / PRECISION;
}
