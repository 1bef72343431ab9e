import { BestPath, type Step } from '../../src/ml/image/segmentation/bestPath';
import type { Lattice } from '../../src/ml/image/segmentation/lattice';
import type { Candidate, Weights } from '../../src/ml/image/segmentation/segmentation';

/** The best way to read a line of whose candidates everything is known. */
export function bestSteps(lattice: Lattice, candidates: readonly Candidate[], weights: Weights): Step[] {
  return new BestPath(lattice, candidates, weights).way();
}
