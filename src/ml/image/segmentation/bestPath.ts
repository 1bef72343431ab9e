import type { Lattice, Span } from './lattice';
import { scoreOf, scoreOfPassing, type Candidate, type Weights } from './evidence';

/** A run of pieces, read as a digit or passed over as a point, a comma or a dash. */
export interface Step extends Span {
  /** Its place among the candidates; `null` if it is passed over. */
  readonly candidate: number | null;
}

/**
 * The best way to read a line: the path through its lattice with the highest score, which parts the pieces into digits, and
 * into points and dashes that are passed over. By dynamic programming from left to right (as Burges et al., "Shortest path
 * segmentation", 1992). When the score of a candidate changes, only what lies to the right of its start is worked out again:
 * a picture of dots has thousands of candidates, and each is looked at.
 */
export class BestPath {
  /** All steps that a path may take, in the order of their ends. */
  private readonly edges: readonly Step[];
  /** Of each edge. */
  private readonly scores: number[];
  /** The place of each candidate's step among the edges. */
  private readonly edgeOf: number[] = [];
  /** Before each piece, and behind the last: the best score of a path that leads there, and its last step. */
  private readonly best: { score: number; last: Step | null }[];
  /** The first edge from which on `best` is to be worked out again. */
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
    this.edges = steps.map(({ step }) => step);
    this.scores = steps.map(({ score }) => score);
    this.edges.forEach(({ candidate }, at) => {
      if (candidate !== null) this.edgeOf[candidate] = at;
    });
    this.best = Array.from({ length: lattice.boxes.length + 1 }, () => ({ score: -Infinity, last: null }));
    this.best[0]!.score = 0;
  }

  /** Gives a candidate another score. */
  rescore(candidate: number, score: number): void {
    const at = this.edgeOf[candidate]!;
    this.scores[at] = score;
    this.stale = Math.min(this.stale, at);
  }

  /** The steps of the best path, from left to right; none if no path leads to the end. */
  steps(): Step[] {
    this.renew();
    const steps: Step[] = [];
    for (let { last } = this.best.at(-1)!; last !== null; { last } = this.best[last.from]!) steps.push(last);
    return steps.reverse();
  }

  private renew(): void {
    const { edges, scores, best } = this;
    if (this.stale >= edges.length) return;
    const end = edges[this.stale]!.to;
    while (this.stale > 0 && edges[this.stale - 1]!.to === end) this.stale--;
    for (let place = end; place < best.length; place++) best[place] = { score: -Infinity, last: null };
    for (let at = this.stale; at < edges.length; at++) {
      const step = edges[at]!;
      const score = best[step.from]!.score + scores[at]!;
      if (score > best[step.to]!.score) best[step.to] = { score, last: step };
    }
    this.stale = edges.length;
  }
}
