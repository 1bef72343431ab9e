import type { PackedValues } from '../../src/ml/image/segmentation/packedWeights';
import { EVIDENCE, type Weights } from '../../src/ml/image/segmentation/evidence';

/** Values in bytes: the largest of them becomes 127. */
export function pack(values: Float32Array): PackedValues {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = largest === 0 ? 1 : Number((largest / 127).toPrecision(6));
  return {
    scale,
    bytes: Int8Array.from(values, (value) => Math.max(-127, Math.min(127, Math.round(value / scale)))),
  };
}

/** The repository's width of a line. */
const WIDTH = 110;

/** The text of src/ml/image/segmentation/wholenessWeights.ts. @param origin lines that say what made it */
export function wholenessFile(layers: readonly PackedValues[], origin: readonly string[]): string {
  return networkFile(
    'WHOLENESS_WEIGHTS',
    'Weights and biases of `wholeness`, layer by layer.',
    layers,
    origin,
  );
}

/** The text of src/ml/image/segmentation/seamWeights.ts. @param origin lines that say what made it */
export function seamFile(layers: readonly PackedValues[], origin: readonly string[]): string {
  return networkFile('SEAM_WEIGHTS', 'Weights and biases of `seamsOf`, layer by layer.', layers, origin);
}

function networkFile(
  name: string,
  what: string,
  layers: readonly PackedValues[],
  origin: readonly string[],
): string {
  const rows = layers.map(({ scale, bytes }) => {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    const line = `  { scale: ${scale}, bytes: '${text}' },`;
    if (line.length <= WIDTH) return line;
    const value = `    bytes: '${text}',`;
    const bytesLines = value.length <= WIDTH ? value : `    bytes:\n      '${text}',`;
    return `  {\n    scale: ${scale},\n${bytesLines}\n  },`;
  });
  return `${comment(origin)}
import type { PackedWeights } from './packedWeights';

/** ${what} */
export const ${name}: readonly PackedWeights[] = [
${rows.join('\n')}
];
`;
}

/** The text of src/ml/image/segmentation/segmentationWeights.ts. @param origin lines that say what made it */
export function segmentationFile(picture: Weights, stroke: Weights, origin: readonly string[]): string {
  return `${comment(origin)}
import type { Weights } from './evidence';

/**
 * Fitted to numbers that were composed of MNIST's training digits, pen drawings, synthetic digits and print (a quarter of
 * them single digits), and to non-digits that are to be read as one thing, by a structured perceptron; \`signsCut\` was then
 * lowered until at most 0.1 % of single digits held out were cut.
 */
export const PICTURE_WEIGHTS: Weights = {
${weightLines(picture)}
};

/** Fitted in the same way to drawings of one or several of the training writers' digits, and of non-digits. */
export const STROKE_WEIGHTS: Weights = {
${weightLines(stroke)}
};
`;
}

function comment(lines: readonly string[]): string {
  return lines.map((line) => `// ${line}`).join('\n');
}

function weightLines(weights: Weights): string {
  // Without this a weight of -0 would be written as such.
  return EVIDENCE.map((name) => `  ${name}: ${weights[name] === 0 ? 0 : weights[name]},`).join('\n');
}
