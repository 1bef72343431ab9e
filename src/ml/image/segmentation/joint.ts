import { gapX } from '../boxes';
import type { Box } from '../picture';
import type { Joint, JointCut } from './lattice';

/**
 * What lies between two pieces of a line.
 * @param height the line's usual height
 * @param cut what was cut between them, if anything was
 */
export function jointOf(left: Box, right: Box, height: number, cut: JointCut | null): Joint {
  const gap = gapX(left, right);
  return {
    gap: Math.max(0, gap) / height,
    overlap: Math.min(1, Math.max(0, -gap) / Math.min(left.width, right.width)),
    cut,
  };
}
