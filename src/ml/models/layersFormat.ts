import * as v from 'valibot';
import { CLASSES } from '../classes';
import { UserError } from '../userError';
import { VERSION } from '../version';
import { WEIGHTS_FILE } from './fileNames';
import { fitsFloat16, fromFloat16, toFloat16 } from './float16';
import { fromKerasLayers, toKerasLayers, type KerasLayer } from './layersTopology';
import type { LayerSpec } from './layerSpec';
import type { Network } from './network';
import { INPUT_SHAPE, placeLayers, sizeOf, type PlacedLayer } from './shapes';

/** A network as the two files of a tfjs Layers model. */
export interface LayersModel {
  /** Text of `model.json`. */
  readonly topology: string;
  /** Bytes of `weights.bin`. */
  readonly weights: Uint8Array;
}

/**
 * How `weights.bin` holds its numbers: as they are, or rounded to half precision at half the size. A tensor with a number too
 * large for half precision, as the moving variances of an unstable training may be, is held as it is either way.
 */
export type WeightPrecision = 'float32' | 'float16';

const entry = v.object({
  name: v.string(),
  shape: v.array(v.pipe(v.number(), v.integer(), v.minValue(1))),
  dtype: v.literal('float32'),
  quantization: v.optional(
    v.variant('dtype', [
      v.object({ dtype: v.literal('float16') }),
      v.object({ dtype: v.picklist(['uint8', 'uint16']), scale: v.number(), min: v.number() }),
    ]),
  ),
});
type ManifestEntry = v.InferOutput<typeof entry>;

/** A file beside `model.json`. */
const fileName = v.pipe(v.string(), v.regex(/^[^/\\]+$/));

const layersModel = v.object({
  format: v.optional(v.literal('layers-model')),
  modelTopology: v.pipe(
    v.record(v.string(), v.unknown()),
    // What is converted from Keras has the network in there, beside how it was trained.
    v.transform((topology): unknown => topology.model_config ?? topology),
    v.object({
      class_name: v.literal('Sequential'),
      config: v.object({
        name: v.optional(v.string(), 'model'),
        layers: v.array(v.object({ class_name: v.string(), config: v.record(v.string(), v.unknown()) })),
      }),
    }),
  ),
  weightsManifest: v.array(v.object({ paths: v.array(fileName), weights: v.array(entry) })),
});

type Topology = v.InferOutput<typeof layersModel>;

/** Writes a network so that stock tfjs loads it with `tf.loadLayersModel`. */
export function writeLayersModel(network: Network, precision: WeightPrecision = 'float32'): LayersModel {
  const specs = placeLayers(network.layers).flatMap(({ name, weights }) =>
    weights.map((weight) => ({ name: `${name}/${weight.name}`, shape: weight.shape })),
  );
  const isHalf = network.weights.map((values) => precision === 'float16' && fitsFloat16(values));
  const topology = {
    format: 'layers-model',
    generatedBy: `Digit Lab ${VERSION}`,
    convertedBy: null,
    modelTopology: {
      class_name: 'Sequential',
      config: { name: network.name, layers: toKerasLayers(network.layers) },
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
    },
    weightsManifest: [
      {
        paths: [WEIGHTS_FILE],
        weights: specs.map((spec, at) => ({
          ...spec,
          dtype: 'float32',
          ...(isHalf[at] === true ? { quantization: { dtype: 'float16' } } : {}),
        })),
      },
    ],
  };
  const parts = network.weights.map((values, at) =>
    bytesOf(isHalf[at] === true ? toFloat16(values) : values),
  );
  return { topology: `${JSON.stringify(topology, null, 2)}\n`, weights: concatenated(parts) };
}

/**
 * Names of the files that a model's weights lie in, one after the other.
 * @param topology text of `model.json`
 * @throws UserError if it is damaged, or of a model that Digit Lab cannot run
 */
export function weightFilesOf(topology: string): string[] {
  return parseTopology(topology).weightsManifest.flatMap(({ paths }) => paths);
}

/**
 * A `model.json` rewritten for weights that lie in `WEIGHTS_FILE` alone, one after the other; as it is if they do already.
 * @throws UserError as `weightFilesOf`
 */
export function withOneWeightsFile(topology: string): string {
  const files = weightFilesOf(topology);
  if (files.length === 1 && files[0] === WEIGHTS_FILE) return topology;
  const model = JSON.parse(topology) as { readonly weightsManifest: Topology['weightsManifest'] };
  const weights = model.weightsManifest.flatMap((group) => group.weights);
  return JSON.stringify({ ...model, weightsManifest: [{ paths: [WEIGHTS_FILE], weights }] });
}

/**
 * Reads a tfjs Layers model; float32, or quantised to float16, uint8 or uint16.
 * @throws UserError if the files are damaged, do not fit together, or hold a network that Digit Lab cannot run
 */
export function readLayersModel({ topology, weights }: LayersModel): Network {
  const { modelTopology, weightsManifest } = parseTopology(topology);
  checkInput(modelTopology.config.layers);
  const read = fromKerasLayers(modelTopology.config.layers);
  const layers = read.map(({ layer }) => layer);
  const placed = placedForTenDigits(layers);
  const values = readWeights(weightsManifest, weights);
  return {
    name: modelTopology.config.name,
    layers,
    weights: placed.flatMap((place, index) =>
      place.weights.map((spec) => {
        const found = values.get(`${read[index]!.name}/${spec.name}`);
        if (found?.shape.join() !== spec.shape.join()) {
          throw damaged(`the weight ${spec.name} of the layer ${read[index]!.name} is missing or misshapen`);
        }
        return found.values;
      }),
    ),
  };
}

function parseTopology(text: string): Topology {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw damaged('its model.json is not valid JSON', error);
  }
  const result = v.safeParse(layersModel, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw foreign(
    `its model.json is not a sequential tfjs Layers model (${v.getDotPath(issue) ?? 'it'} is ${issue.received})`,
    issue.message,
  );
}

/** Keras writes what a network takes at its first layer, the images of a batch first; a side of any length is `null`. */
function checkInput([first]: readonly KerasLayer[]): void {
  const shape: unknown = first?.config.batch_input_shape ?? first?.config.batch_shape;
  if (!Array.isArray(shape)) return;
  const sides: unknown[] = shape.slice(1);
  const isOurs =
    sides.length === INPUT_SHAPE.length &&
    sides.every((side, axis) => side === null || side === INPUT_SHAPE[axis]);
  if (!isOurs) throw foreign(`it takes ${sides.join(' x ')} numbers instead of ${INPUT_SHAPE.join(' x ')}`);
}

function placedForTenDigits(layers: readonly LayerSpec[]): PlacedLayer[] {
  let placed: PlacedLayer[];
  try {
    placed = placeLayers(layers, INPUT_SHAPE);
  } catch (error) {
    throw foreign('its layers do not fit together', error);
  }
  const last = placed.at(-1);
  if (last?.layer.kind !== 'dense' || last.layer.activation !== 'softmax' || last.layer.units !== CLASSES) {
    throw foreign('it does not end in ten probabilities');
  }
  return placed;
}

function readWeights(
  manifest: Topology['weightsManifest'],
  bytes: Uint8Array,
): Map<string, { shape: readonly number[]; values: Float32Array }> {
  const entries = manifest.flatMap(({ weights }) => weights);
  const expected = entries.reduce((sum, spec) => sum + byteLength(spec), 0);
  if (bytes.length !== expected) {
    const files = manifest.flatMap(({ paths }) => paths).join(' with ');
    throw damaged(`its ${files} has ${bytes.length} bytes instead of ${expected}`);
  }
  const read = new Map<string, { shape: readonly number[]; values: Float32Array }>();
  let offset = 0;
  for (const spec of entries) {
    // Copied, to begin at a multiple of its values' size; `slice` would not copy a Buffer.
    const values = decode(spec, new Uint8Array(bytes.subarray(offset, offset + byteLength(spec))));
    if (!areFinite(values)) throw damaged(`the weight ${spec.name} holds values that are not numbers`);
    read.set(spec.name, { shape: spec.shape, values });
    offset += byteLength(spec);
  }
  return read;
}

/** By index: before the JIT has compiled it, `for ... of` and `every` take two and a half times as long. */
function areFinite(values: Float32Array): boolean {
  let index = 0;
  while (index < values.length && Number.isFinite(values[index])) index++;
  return index === values.length;
}

function byteLength({ shape, quantization }: ManifestEntry): number {
  const bytes = { float32: 4, float16: 2, uint16: 2, uint8: 1 }[quantization?.dtype ?? 'float32'];
  return sizeOf(shape) * bytes;
}

/** `bytes` is a copy that starts at offset 0 of its buffer, so that every alignment is right. */
function decode({ quantization }: ManifestEntry, bytes: Uint8Array): Float32Array {
  if (quantization === undefined) return new Float32Array(bytes.buffer);
  if (quantization.dtype === 'float16') return fromFloat16(new Uint16Array(bytes.buffer));
  const { scale, min } = quantization;
  const steps = quantization.dtype === 'uint8' ? bytes : new Uint16Array(bytes.buffer);
  return Float32Array.from(steps, (step) => step * scale + min);
}

function bytesOf(values: Float32Array | Uint16Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function damaged(what: string, cause?: unknown): UserError {
  return new UserError(`The model is damaged: ${what}. Choose another model or train it again.`, { cause });
}

/** For what is whole, and of another kind than Digit Lab's own. */
function foreign(what: string, cause?: unknown): UserError {
  return new UserError(`Digit Lab cannot run the model: ${what}. Choose another model.`, { cause });
}
