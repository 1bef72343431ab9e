import * as v from 'valibot';
import type { Stroke, StrokePoint } from '../../../ml/image/stroke';
import { erased, lengthen, type Ink } from './ink';

const point = v.object({ x: v.number(), y: v.number(), pressure: v.optional(v.number()) });
const path = { stroke: v.pipe(v.array(point), v.minLength(1)), width: v.number() };
const operation = v.variant('kind', [
  v.object({ kind: v.literal('stroke'), ...path }),
  v.object({ kind: v.literal('erase'), ...path }),
  v.object({ kind: v.literal('clear') }),
  v.object({ kind: v.literal('picture'), picture: v.string() }),
]);
const drawingState = v.object({ done: v.array(operation), undone: v.array(operation) });

/** The pen or eraser that draws. `width` is in the unit of strokes. */
export interface Tool {
  readonly kind: 'stroke' | 'erase';
  readonly width: number;
}

type StrokeOperation = Tool & { readonly stroke: Stroke };
export type Operation =
  | StrokeOperation
  | { readonly kind: 'clear' }
  /** A picture replaces everything; `picture` is its id in `Pictures`. */
  | { readonly kind: 'picture'; readonly picture: string };

/** A drawing's whole history in a form that JSON can carry. */
export interface DrawingState {
  readonly done: readonly Operation[];
  readonly undone: readonly Operation[];
}

/** What operations add up to: ink or, alone, a picture. */
interface SheetContent {
  readonly inks: readonly Ink[];
  readonly picture: string | null;
}

const BLANK: SheetContent = { inks: [], picture: null };

/**
 * How many points of the history are kept through a reload; as many again of what was undone. What is visible is kept
 * whole, however much it is.
 */
const KEPT_POINTS = 20_000;

/**
 * A drawing is the history of what was done to it: strokes, erasures, clearings and pictures laid on it. Undo and redo have
 * no limit. The unit of its points is the side of the square that every pad shows, which spans 0..1 both ways; a pad that
 * is wider than high also shows what lies to the left and right of it. So a drawing does not depend on the size, shape or
 * resolution of the pad.
 */
export class Drawing {
  private done: Operation[] = [];
  private undone: Operation[] = [];
  private current: (Tool & { readonly stroke: StrokePoint[] }) | null = null;
  /** What `done` adds up to. */
  private settled = BLANK;
  /** `settled` with the stroke in progress. Computed when it is asked for, as cutting strokes with an eraser is slow. */
  private latest: SheetContent | null = null;

  /** What is on the pad now, the stroke in progress last. */
  get inks(): readonly Ink[] {
    return this.content.inks;
  }

  /** The picture that lies on the pad, until a stroke begins a drawing in its place. */
  get picture(): string | null {
    return this.current?.kind === 'stroke' ? null : this.settled.picture;
  }

  /** The paths of what is on the pad, to be read. */
  get strokes(): readonly Stroke[] {
    return this.inks.map(({ stroke }) => stroke);
  }

  get isBlank(): boolean {
    return this.inks.length === 0 && this.picture === null;
  }

  /** Whether the pen or eraser is down. */
  get isBeingDrawn(): boolean {
    return this.current !== null;
  }

  /** Whether there is something to take back; a stroke in progress is none of it. */
  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  /** The pen or eraser touches down. */
  begin(at: StrokePoint, tool: Tool): void {
    this.end();
    this.current = { ...tool, stroke: [at] };
    this.latest = null;
  }

  /** The pen moves; without a stroke in progress nothing happens. */
  extend(points: readonly StrokePoint[]): void {
    const { current } = this;
    if (current === null) return;
    if (current.kind === 'erase') lengthen(current.stroke, points, current.width / 2);
    else current.stroke.push(...points);
    this.latest = null;
  }

  /** The pen lifts: the stroke becomes part of the history. An eraser that touched nothing leaves none. */
  end(): void {
    const { current: made, content } = this;
    if (made === null) return;
    this.drop();
    if (content !== this.settled) this.commit(made, content);
  }

  /** Discards the stroke in progress. */
  drop(): void {
    this.current = null;
    this.latest = null;
  }

  /**
   * Empties the pad. On a blank pad this adds nothing to the history, as undoing it would change nothing.
   * @returns whether anything has changed
   */
  clear(): boolean {
    const { length } = this.done;
    this.end();
    if (!this.isBlank) this.commit({ kind: 'clear' });
    return this.done.length > length;
  }

  /** Lays a picture on the pad. */
  layPicture(picture: string): void {
    this.end();
    this.commit({ kind: 'picture', picture });
  }

  /** Does nothing while a stroke is in progress. @returns whether anything was taken back */
  undo(): boolean {
    const last = this.current === null ? this.done.pop() : undefined;
    if (last === undefined) return false;
    this.undone.push(last);
    this.settle();
    return true;
  }

  /** Does nothing while a stroke is in progress. @returns whether anything was done again */
  redo(): boolean {
    const next = this.current === null ? this.undone.pop() : undefined;
    if (next === undefined) return false;
    this.done.push(next);
    this.settle();
    return true;
  }

  /** The pictures of the history, those first that the fewest steps of undo or redo lead to. */
  get pictures(): readonly string[] {
    const pictures = (operations: readonly Operation[]) =>
      operations.flatMap((made) => (made.kind === 'picture' ? [made.picture] : [])).reverse();
    return [...pictures(this.done), ...pictures(this.undone)];
  }

  /**
   * The history to keep: all of it, or of a very long one the part that the fewest steps of undo and redo lead to.
   * @param isKept whether a picture is kept as well; one that is not becomes a blank pad
   */
  state(isKept: (picture: string) => boolean): DrawingState {
    const kept = (made: Operation): Operation =>
      made.kind === 'picture' && !isKept(made.picture) ? { kind: 'clear' } : made;
    const visible = Math.max(0, lastBlank(this.done));
    return {
      done: latest(this.done, this.done.length - visible).map(kept),
      undone: latest(this.undone, 0).map(kept),
    };
  }

  /** Restores a kept `state`; anything else gives a blank drawing. */
  static from(state: unknown): Drawing {
    const drawing = new Drawing();
    const kept = v.safeParse(drawingState, state);
    if (kept.success) {
      drawing.done = kept.output.done;
      drawing.undone = kept.output.undone;
      drawing.settle();
    }
    return drawing;
  }

  /**
   * Puts a kept `state` before what was drawn since. Both end up in the history, with a clearing between them, so that
   * neither is lost. Anything that is no `state` changes nothing.
   */
  precede(state: unknown): void {
    const before = Drawing.from(state);
    const isUntouched = this.current === null && this.done.length + this.undone.length === 0;
    const cleared: Operation[] = isUntouched || before.isBlank ? [] : [{ kind: 'clear' }];
    this.done = [...before.done, ...cleared, ...this.done];
    if (isUntouched) this.undone = before.undone;
    this.settle();
  }

  private get content(): SheetContent {
    if (this.current === null) return this.settled;
    return (this.latest ??= applied(this.settled, this.current));
  }

  private commit(made: Operation, content = applied(this.settled, made)): void {
    this.done.push(made);
    this.undone = [];
    this.settled = content;
  }

  private settle(): void {
    this.latest = null;
    this.settled = this.done.slice(Math.max(0, lastBlank(this.done))).reduce(applied, BLANK);
  }
}

/** The latest operations of a history, up to `KEPT_POINTS`. @param least how many to keep however long they are */
function latest(operations: readonly Operation[], least: number): readonly Operation[] {
  let from = operations.length;
  let points = 0;
  while (from > 0 && (operations.length - from < least || points <= KEPT_POINTS)) {
    from -= 1;
    const made = operations[from]!;
    if ('stroke' in made) points += made.stroke.length;
  }
  return operations.slice(from);
}

/** Index of the last operation that replaces everything before it; -1 if there is none. */
export function lastBlank(done: readonly Operation[]): number {
  return done.findLastIndex(({ kind }) => kind === 'clear' || kind === 'picture');
}

/** What is on the pad after an operation; `before` itself if it changed nothing. */
function applied(before: SheetContent, made: Operation): SheetContent {
  switch (made.kind) {
    case 'clear':
      return BLANK;
    case 'picture':
      return { inks: [], picture: made.picture };
    case 'erase': {
      const inks = erased(before.inks, made.stroke, made.width / 2);
      return inks === before.inks ? before : { ...before, inks };
    }
    case 'stroke':
      return { inks: [...before.inks, { stroke: made.stroke, width: made.width }], picture: null };
  }
}
