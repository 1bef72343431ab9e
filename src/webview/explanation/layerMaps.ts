import { CLASSES } from '../../ml/classes';
import type { Activation } from '../../ml/models/forward';
import { element } from '../element';
import { paintInk } from '../inkPainting';
import { inkColour, onThemeChange } from '../theme';

/** What each kind of step is called. */
const NAMES: Readonly<Record<Activation['kind'], string>> = {
  conv2d: 'Convolution',
  dense: 'Fully connected layer',
  scaleOffset: 'Batch normalisation',
  relu: 'ReLU',
  softmax: 'Softmax',
  maxPool2d: 'Max pooling',
  globalAveragePool2d: 'Global average pooling',
  flatten: 'Flattening',
};

/** Maps beside each other. */
const COLUMNS = 16;

/** Values of a layer without height and width beside each other. */
const UNITS_A_ROW = 32;

/** Pixels between two maps. */
const GAP = 1;

/** What every step of the network makes of a digit, one row of pictures after the other. */
export class LayerMaps {
  readonly root = element('ol', { class: 'layers' });
  private painted: readonly (() => void)[] = [];

  constructor() {
    onThemeChange(() => {
      for (const paint of this.painted) paint();
    });
  }

  show(activations: readonly Activation[]): void {
    // Flattening shows the same values once more.
    const layers = activations.filter(({ kind }) => kind !== 'flatten').map(layer);
    this.root.replaceChildren(...layers.map(({ row }) => row));
    this.painted = layers.map(({ paint }) => paint);
    for (const paint of this.painted) paint();
  }
}

function layer(activation: Activation): { row: HTMLElement; paint: () => void } {
  const { shape } = activation;
  const size = sizeOf(activation);
  const canvas = element('canvas', {
    role: 'img',
    'aria-label': caption(activation),
    width: String(size.width),
    height: String(size.height),
  });
  const row = element('li', { class: 'layer' }, element('p', {}, caption(activation)), canvas);
  row.classList.toggle('of-units', shape.length === 1);
  if (shape.length === 1 && shape[0] === CLASSES) row.append(digitsBelow());
  const opacities = arranged(activation, size);
  return {
    row,
    paint: () => {
      const context = canvas.getContext('2d');
      if (context !== null) paintInk(context, opacities, { start: 0, full: 1, colour: inkColour(canvas) });
    },
  };
}

/** Which digit each of ten values speaks for. */
function digitsBelow(): HTMLElement {
  const digits = Array.from({ length: CLASSES }, (_, digit) => element('span', {}, String(digit)));
  return element('div', { class: 'layer-digits', 'aria-hidden': 'true' }, ...digits);
}

function caption({ kind, shape }: Activation): string {
  const [height = 0, width = 0, channels = 0] = shape;
  const what =
    shape.length === 1
      ? `${String(height)} values`
      : `${String(channels)} maps of ${String(width)} × ${String(height)}`;
  return `${NAMES[kind]}: ${what}`;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function sizeOf({ shape }: Activation): Size {
  const [height = 0, width = 0, channels = 0] = shape;
  if (shape.length === 1) {
    return { width: Math.min(height, UNITS_A_ROW), height: Math.ceil(height / UNITS_A_ROW) };
  }
  return {
    width: Math.min(channels, COLUMNS) * (width + GAP) - GAP,
    height: Math.ceil(channels / COLUMNS) * (height + GAP) - GAP,
  };
}

/** All values of a layer as one picture, from its lowest value (or 0) to its highest as 0..1; maps get more of the faint. */
function arranged({ shape, values }: Activation, size: Size): Float32Array {
  const [height = 0, width = 0, channels = 0] = shape;
  const least = values.reduce((low, value) => Math.min(low, value), 0);
  const most = values.reduce((high, value) => Math.max(high, value), least + Number.EPSILON);
  const opacities = new Float32Array(size.width * size.height);
  values.forEach((value, index) => {
    const opacity = (value - least) / (most - least);
    if (shape.length === 1) {
      opacities[index] = opacity;
      return;
    }
    const channel = index % channels;
    const pixel = (index - channel) / channels;
    const x = (channel % COLUMNS) * (width + GAP) + (pixel % width);
    const y = Math.floor(channel / COLUMNS) * (height + GAP) + Math.floor(pixel / width);
    opacities[y * size.width + x] = Math.sqrt(opacity);
  });
  return opacities;
}
