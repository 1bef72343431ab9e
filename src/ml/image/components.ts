import type { Box, Mask } from './picture';

/** A connected piece of ink. */
export interface Component {
  /** Its number in `labels`, from 1. */
  readonly label: number;
  /** In pixels. */
  readonly area: number;
  readonly box: Box;
}

export interface Components {
  /** As many values as the mask has: 0 for paper, else the label of the piece. */
  readonly labels: Int32Array;
  readonly components: readonly Component[];
}

/** Finds the pieces of ink that hang together, over corners too (8-connected), from the top down. */
export function connectedComponents(mask: Mask): Components {
  const labels = new Int32Array(mask.data.length);
  const components: Component[] = [];
  const stack: number[] = [];
  for (let start = 0; start < labels.length; start++) {
    if (mask.data[start] === 0 || labels[start] !== 0) continue;
    labels[start] = components.length + 1;
    stack.push(start);
    components.push(fill(mask, labels, stack, components.length + 1));
  }
  return { labels, components };
}

/** The mask without some of its pieces; itself if there are none to drop. */
export function withoutPieces(
  mask: Mask,
  { labels, components }: Components,
  dropped: readonly Component[],
): Mask {
  if (dropped.length === 0) return mask;
  const isDropped = new Uint8Array(components.length + 1);
  for (const { label } of dropped) isDropped[label] = 1;
  return { ...mask, data: mask.data.map((value, at) => (isDropped[labels[at]!] === 1 ? 0 : value)) };
}

/** Spreads a label from the pixels on the stack to all ink that hangs together with them. */
function fill(mask: Mask, labels: Int32Array, stack: number[], label: number): Component {
  const { width, height, data } = mask;
  let area = 0;
  let left = width;
  let right = 0;
  let top = height;
  let bottom = 0;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % width;
    const y = (at - x) / width;
    area++;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const neighbour = ny * width + nx;
        if (data[neighbour] === 0 || labels[neighbour] !== 0) continue;
        labels[neighbour] = label;
        stack.push(neighbour);
      }
    }
  }
  return { label, area, box: { x: left, y: top, width: right - left + 1, height: bottom - top + 1 } };
}
