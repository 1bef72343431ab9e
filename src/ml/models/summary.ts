import { thousands } from '../figures';
import { architectureOf } from './architectures';
import type { ArchitectureName, LayerSpec } from './layerSpec';
import { countParameters, placeLayers, type PlacedLayer, type Shape } from './shapes';

export interface SummaryRow {
  readonly name: string;
  /** What the layer does, for example `conv 3x3, same, relu`. */
  readonly layer: string;
  readonly outputShape: Shape;
  readonly parameters: number;
  /** Multiply-accumulates for one image. */
  readonly macs: number;
}

export interface ModelSummary {
  readonly architecture: ArchitectureName;
  readonly description: string;
  readonly rows: readonly SummaryRow[];
  readonly parameters: number;
  readonly trainableParameters: number;
  readonly macs: number;
  /** All of the above as a table for people, without a line break at its end. */
  readonly text: string;
}

/**
 * Layers, shapes, parameters and multiply-accumulates of a network.
 * @param layers a model's own, which may have been trained when its architecture had others
 */
export function modelSummary(
  name: ArchitectureName,
  layers: readonly LayerSpec[] = architectureOf(name).layers,
): ModelSummary {
  const { description } = architectureOf(name);
  const rows = placeLayers(layers).map((placed): SummaryRow => ({
    name: placed.name,
    layer: inWords(placed),
    outputShape: placed.outputShape,
    parameters: placed.parameters,
    macs: placed.macs,
  }));
  const { total, trainable } = countParameters(layers);
  const macs = rows.reduce((sum, row) => sum + row.macs, 0);
  const text = [
    `${name}: ${description}`,
    '',
    ...table(rows),
    '',
    `Parameters: ${thousands(total)}, of which trainable: ${thousands(trainable)}`,
    `Multiply-accumulates per image: ${thousands(macs)}`,
  ].join('\n');
  return {
    architecture: name,
    description,
    rows,
    parameters: total,
    trainableParameters: trainable,
    macs,
    text,
  };
}

function inWords({ layer }: PlacedLayer): string {
  switch (layer.kind) {
    case 'conv2d': {
      const parts = [`conv ${layer.kernelSize}x${layer.kernelSize}`, layer.padding];
      if (layer.strides !== 1) parts.push(`stride ${layer.strides}`);
      if (!layer.useBias) parts.push('no bias');
      if (layer.activation !== 'linear') parts.push(layer.activation);
      return parts.join(', ');
    }
    case 'dense':
      return layer.activation === 'linear' ? 'dense' : `dense, ${layer.activation}`;
    case 'batchNorm':
      return 'batch norm';
    case 'relu':
      return 'relu';
    case 'maxPool2d':
      return `max-pool ${layer.poolSize}x${layer.poolSize}`;
    case 'globalAveragePool2d':
      return 'global average pool';
    case 'dropout':
      return `dropout ${layer.rate}`;
    case 'flatten':
      return 'flatten';
  }
}

function table(rows: readonly SummaryRow[]): string[] {
  const cells = [
    ['Name', 'Layer', 'Output', 'Parameters', 'MACs'],
    ...rows.map((row) => [
      row.name,
      row.layer,
      row.outputShape.join(' x '),
      thousands(row.parameters),
      thousands(row.macs),
    ]),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => (column < 3 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
  const rule = '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  return [lines[0]!, rule, ...lines.slice(1)];
}
