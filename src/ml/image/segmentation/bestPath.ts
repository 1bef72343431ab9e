import type { Lattice, Span } from './lattice';
import { scoreOf, scoreOfPassing, type Candidate, type Weights } from './segmentation';

/** A run of pieces, read as a digit or passed over as a point, a comma or a dash. */
export interface Step extends Span {
  /** Its place among the candidates; `null` if it is passed over. */
  readonly candidate: number | null;
}

/**
 * The best way to read a line: the pieces parted into digits, and into points and dashes that are passed over, so that
 * the weighted evidence is largest. By dynamic programming from left to right (as Burges et al., "Shortest path
 * segmentation", 1992), of which only what lies behind a candidate is done again when its score changes: a picture of
 * dots has thousands of candidates, and each is looked at.
 */
export class BestPath {
  /** In the order of their ends. */
  private readonly steps: readonly Step[];
  private readonly scores: number[];
  /** Where the step of each candidate is among the steps. */
  private readonly stepOf: number[] = [];
  /** Before each piece, and behind the last: the best score of a way there, and the last step of that way. */
  private readonly best: { score: number; last: Step | null }[];
  /** The first step from which on `best` is to be worked out again. */
  private stale = 0;

  constructor(lattice: Lattice, candidates: readonly Candidate[], weights: Weights) {
    const steps: { step: Step; score: number }[] = candidates.map((candidate, at) => ({
      step: { ...candidate.span, candidate: at },
      score: scoreOf(lattice, candidate, weights),
    }));
    lattice.boxes.forEach((_, at) => {
      const score = scoreOfPassing(lattice, at, weights);
      steps.push({ step: { from: at, to: at + 1, candidate: null }, score });
    });
    steps.sort((a, b) => a.step.to - b.step.to);
    this.steps = steps.map(({ step }) => step);
    this.scores = steps.map(({ score }) => score);
    this.steps.forEach(({ candidate }, at) => {
      if (candidate !== null) this.stepOf[candidate] = at;
    });
    this.best = Array.from({ length: lattice.boxes.length + 1 }, () => ({ score: -Infinity, last: null }));
    this.best[0]!.score = 0;
  }

  /** Gives a candidate another score. */
  rescore(candidate: number, score: number): void {
    const at = this.stepOf[candidate]!;
    this.scores[at] = score;
    this.stale = Math.min(this.stale, at);
  }

  /** The best way, from left to right; none if no way leads to the end. */
  way(): Step[] {
    this.renew();
    const way: Step[] = [];
    for (let { last } = this.best.at(-1)!; last !== null; { last } = this.best[last.from]!) way.push(last);
    return way.reverse();
  }

  private renew(): void {
    const { steps, scores, best } = this;
    if (this.stale >= steps.length) return;
    const end = steps[this.stale]!.to;
    while (this.stale > 0 && steps[this.stale - 1]!.to === end) this.stale--;
    for (let place = end; place < best.length; place++) best[place] = { score: -Infinity, last: null };
    for (let at = this.stale; at < steps.length; at++) {
      const step = steps[at]!;
      const score = best[step.from]!.score + scores[at]!;
      if (score > best[step.to]!.score) best[step.to] = { score, last: step };
    }
    this.stale = steps.length;
  }
}
