import * as v from 'valibot';
import type { Stroke, StrokePoint } from '../../ml/image/stroke';

const point = v.object({ x: v.number(), y: v.number(), pressure: v.optional(v.number()) });
const operation = v.variant('kind', [
  v.object({ kind: v.literal('stroke'), stroke: v.pipe(v.array(point), v.minLength(1)) }),
  v.object({ kind: v.literal('clear') }),
]);
const drawingState = v.object({ done: v.array(operation), undone: v.array(operation) });

type Operation = { readonly kind: 'stroke'; readonly stroke: Stroke } | { readonly kind: 'clear' };

/** A drawing's whole history in a form that JSON can carry. */
export interface DrawingState {
  readonly done: readonly Operation[];
  readonly undone: readonly Operation[];
}

/** Points of history that are kept through a reload, at the least those that are visible. */
const KEPT_POINTS = 20_000;

/**
 * A drawing is what was done to it: strokes and clearings, each of which can be taken back and done again without
 * limit. Points are shares of the pad's side, 0..1, so that a drawing outlives every size and resolution of the pad.
 */
export class Drawing {
  private done: Operation[] = [];
  private undone: Operation[] = [];
  private current: StrokePoint[] | null = null;

  /** What is on the pad now, the stroke in progress last. */
  get strokes(): readonly Stroke[] {
    const cleared = this.done.findLastIndex(({ kind }) => kind === 'clear');
    const strokes: Stroke[] = [];
    for (const made of this.done.slice(cleared + 1)) if (made.kind === 'stroke') strokes.push(made.stroke);
    if (this.current !== null) strokes.push(this.current);
    return strokes;
  }

  get isBlank(): boolean {
    return this.current === null && this.done.at(-1)?.kind !== 'stroke';
  }

  get canUndo(): boolean {
    return this.current === null && this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.current === null && this.undone.length > 0;
  }

  /** The pen touches down. */
  begin(at: StrokePoint): void {
    this.end();
    this.current = [at];
  }

  /** The pen moves; without a stroke in progress nothing happens. */
  extend(points: readonly StrokePoint[]): void {
    this.current?.push(...points);
  }

  /** The pen lifts: the stroke becomes part of the history. */
  end(): void {
    if (this.current === null) return;
    const stroke = this.current;
    this.current = null;
    this.commit({ kind: 'stroke', stroke });
  }

  /** Empties the pad. A blank one stays as it is, so that its undo never seems to do nothing. */
  clear(): void {
    this.end();
    if (!this.isBlank) this.commit({ kind: 'clear' });
  }

  undo(): void {
    const last = this.canUndo ? this.done.pop() : undefined;
    if (last !== undefined) this.undone.push(last);
  }

  redo(): void {
    const next = this.canRedo ? this.undone.pop() : undefined;
    if (next !== undefined) this.done.push(next);
  }

  /** The history to keep: all of it, or of a very long one the latest part. */
  get state(): DrawingState {
    const visible = this.done.findLastIndex(({ kind }) => kind === 'clear') + 1;
    let from = this.done.length;
    let points = 0;
    while (from > 0 && (from > visible || points <= KEPT_POINTS)) {
      from -= 1;
      const made = this.done[from];
      if (made?.kind === 'stroke') points += made.stroke.length;
    }
    return { done: this.done.slice(from), undone: this.undone };
  }

  /** The drawing of a kept `state`; a blank one if that is none of ours. */
  static from(state: unknown): Drawing {
    const drawing = new Drawing();
    const kept = v.safeParse(drawingState, state);
    if (kept.success) {
      drawing.done = kept.output.done;
      drawing.undone = kept.output.undone;
    }
    return drawing;
  }

  private commit(made: Operation): void {
    this.done.push(made);
    this.undone = [];
  }
}
