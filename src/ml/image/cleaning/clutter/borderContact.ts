import type { Components } from '../../components';
import type { Size } from '../workingSize';

/** How many pixels of each piece touch each side of the picture, by its label. */
export type BorderContact = Readonly<Record<'left' | 'right' | 'top' | 'bottom', Uint32Array>>;

/** Where pieces touch the picture's border. */
export function borderContact({ labels, components }: Components, { width, height }: Size): BorderContact {
  const count = components.length + 1;
  const contact = {
    left: new Uint32Array(count),
    right: new Uint32Array(count),
    top: new Uint32Array(count),
    bottom: new Uint32Array(count),
  };
  for (let y = 0; y < height; y++) {
    contact.left[labels[y * width]!]!++;
    contact.right[labels[(y + 1) * width - 1]!]!++;
  }
  for (let x = 0; x < width; x++) {
    contact.top[labels[x]!]!++;
    contact.bottom[labels[(height - 1) * width + x]!]!++;
  }
  return contact;
}

/** How much of a piece lies along the border, in pixels; those in corners count twice. */
export function onBorder({ left, right, top, bottom }: BorderContact, label: number): number {
  return left[label]! + right[label]! + top[label]! + bottom[label]!;
}
