import { describe, expect, it } from 'vitest';
import { readLayersModel, weightFilesOf, writeLayersModel } from '../../../../src/ml/models/layersFormat';
import { ARCHITECTURES } from '../../../../src/ml/models/layerSpec';
import { sameNumbers } from '../sameNumbers';
import { inStockTfjs } from './inStockTfjs';
import { shakenNetwork } from './shakenNetwork';

interface Json {
  format: string;
  modelTopology: {
    class_name: string;
    config: { layers: { class_name: string; config: Record<string, unknown> }[] };
  };
  weightsManifest: { paths: string[]; weights: { name: string; shape: number[] }[] }[];
}

/** A small model's files with its model.json changed by `change`. */
function spoilt(change: (json: Json) => void) {
  const { topology, weights } = writeLayersModel(shakenNetwork('compact'));
  const json = JSON.parse(topology) as Json;
  change(json);
  return { topology: JSON.stringify(json), weights };
}

/** Gives the first layer of a class more settings. */
function changed(className: string, settings: Record<string, unknown>) {
  return (json: Json): void => {
    const layer = json.modelTopology.config.layers.find(({ class_name }) => class_name === className)!;
    Object.assign(layer.config, settings);
  };
}

describe('layersFormat', () => {
  it.each(ARCHITECTURES)('reads back what it wrote of %s', (name) => {
    const network = shakenNetwork(name);
    const { weights, ...rest } = readLayersModel(writeLayersModel(network));
    expect(sameNumbers(weights, network.weights)).toBe(true);
    expect(rest).toEqual({ name, layers: network.layers });
  });

  it('reads weights that lie in the middle of a larger Buffer, as Node hands out files', () => {
    const { topology, weights } = writeLayersModel(shakenNetwork('compact'));
    const file = Buffer.concat([Buffer.alloc(4), weights]).subarray(4);
    const read = readLayersModel({ topology, weights: file }).weights;
    expect(sameNumbers(read, readLayersModel({ topology, weights }).weights)).toBe(true);
  });

  it('halves the size at half precision, and reads the rounded weights back', () => {
    const network = shakenNetwork('compact');
    const half = writeLayersModel(network, 'float16');
    expect(half.weights).toHaveLength(2 * 382_602);
    const read = readLayersModel(half).weights;
    const errors = read.flatMap((values, index) =>
      Array.from(values, (value, at) => Math.abs(value - network.weights[index]![at]!)),
    );
    expect(errors.reduce((worst, error) => Math.max(worst, error))).toBeLessThan(1e-3);
  });

  it('holds a weight as it is that has a number too large for half precision', async () => {
    const { weights, ...rest } = shakenNetwork('compact');
    const restless = { ...rest, weights: weights.map((values) => values.slice()) };
    const variance = restless.weights[4]!;
    variance[1] = 123_456;
    const files = writeLayersModel(restless, 'float16');
    expect(files.weights).toHaveLength(2 * 382_602 + 2 * variance.length);
    expect(readLayersModel(files).weights[4]).toEqual(variance);
    const stock = await inStockTfjs(files);
    expect(stock.countParams()).toBe(architectureTotals.compact);
    stock.dispose();
  });

  it.each(ARCHITECTURES)('writes %s so that stock tfjs counts the same parameters', async (name) => {
    const { topology, weights } = writeLayersModel(shakenNetwork(name));
    const stock = await inStockTfjs({ topology, weights });
    const total = architectureTotals[name];
    expect(stock.countParams()).toBe(total);
    stock.dispose();
  });

  it('is undone by stock tfjs at half precision too', async () => {
    const { topology, weights } = writeLayersModel(shakenNetwork('compact'), 'float16');
    const stock = await inStockTfjs({ topology, weights });
    const ours = readLayersModel({ topology, weights }).weights;
    expect(await stock.weights[0]!.read().data()).toEqual(ours[0]);
    stock.dispose();
  });

  it('names what is damaged', () => {
    const { topology, weights } = writeLayersModel(shakenNetwork('compact'));
    expect(() => readLayersModel({ topology: topology.slice(0, -9), weights })).toThrow(/not valid JSON/);
    expect(() => readLayersModel({ topology: '{}', weights })).toThrow(/not a sequential tfjs Layers model/);
    expect(() => readLayersModel({ topology, weights: weights.slice(4) })).toThrow(
      /weights.bin has 1530404 bytes instead of 1530408/,
    );
    expect(() => readLayersModel({ topology, weights: new Uint8Array(weights.length).fill(255) })).toThrow(
      /are not numbers/,
    );
  });

  it('reads what was converted from Keras, as stock tfjs does', async () => {
    const { topology, weights } = writeLayersModel(shakenNetwork('compact'));
    const { modelTopology, ...rest } = JSON.parse(topology) as Json;
    const training_config = { loss: 'categorical_crossentropy' };
    const converted = {
      keras_version: '2.15.0',
      backend: 'tensorflow',
      model_config: modelTopology,
      training_config,
    };
    const files = { topology: JSON.stringify({ ...rest, modelTopology: converted }), weights };
    expect(readLayersModel(files)).toEqual(readLayersModel({ topology, weights }));
    const stock = await inStockTfjs(files);
    expect(stock.countParams()).toBe(architectureTotals.compact);
    stock.dispose();
  });

  it('names the files of the weights, and looks for them nowhere else', () => {
    const shards = ['group1-shard1of2.bin', 'group1-shard2of2.bin'];
    const split = spoilt((json) => (json.weightsManifest[0]!.paths = shards));
    expect(weightFilesOf(split.topology)).toEqual(shards);
    const cut = { ...split, weights: split.weights.subarray(4) };
    expect(() => readLayersModel(cut)).toThrow(`its ${shards.join(' with ')} has 1530404 bytes instead of`);
    const outside = spoilt((json) => (json.weightsManifest[0]!.paths = ['../weights.bin']));
    expect(() => weightFilesOf(outside.topology)).toThrow(/paths\.0 is "\.\.\/weights\.bin"/);
  });

  it.each([
    [
      'a functional model',
      (json: Json) => (json.modelTopology.class_name = 'Functional'),
      'class_name is "Functional"',
    ],
    ['a graph model', (json: Json) => (json.format = 'graph-model'), 'format is "graph-model"'],
    [
      'a model of colours',
      changed('Conv2D', { batch_input_shape: [null, 28, 28, 3] }),
      'takes 28 x 28 x 3 numbers',
    ],
    ['a model of more classes', changed('Dense', { units: 26 }), 'does not end in ten probabilities'],
  ])('says of %s that it cannot be run, not that it is damaged', (_, change, reason) => {
    const other = spoilt(change);
    expect(() => readLayersModel(other)).toThrow(reason);
    expect(() => readLayersModel(other)).toThrow(
      /^Digit Lab cannot run the model: .+ Choose another model\.$/,
    );
  });

  it('reads a model that takes images of any size', () => {
    const any = spoilt(changed('Conv2D', { batch_input_shape: [null, null, null, 1] }));
    expect(readLayersModel(any).layers).toEqual(shakenNetwork('compact').layers);
  });

  it('names a weight that is missing or misshapen', () => {
    const renamed = spoilt((json) => (json.weightsManifest[0]!.weights[0]!.name = 'other/kernel'));
    expect(() => readLayersModel(renamed)).toThrow(/kernel of the layer conv2d_1 is missing/);
    const reshaped = spoilt((json) => (json.weightsManifest[0]!.weights[0]!.shape = [5, 5, 32, 1]));
    expect(() => readLayersModel(reshaped)).toThrow(/kernel of the layer conv2d_1 is missing or misshapen/);
  });

  it('refuses layers that it cannot run, rather than running something else', () => {
    const unknown = spoilt((json) => (json.modelTopology.config.layers[0]!.class_name = 'LSTM'));
    expect(() => readLayersModel(unknown)).toThrow(/kind LSTM/);
    const dilated = spoilt((json) => (json.modelTopology.config.layers[0]!.config.dilation_rate = [2, 2]));
    expect(() => readLayersModel(dilated)).toThrow(/Conv2D layer with settings/);
    const leaky = spoilt(changed('ReLU', { max_value: 6, negative_slope: 0.1 }));
    expect(() => readLayersModel(leaky)).toThrow(/ReLU layer with settings/);
    const late = spoilt(changed('ReLU', { threshold: 1 }));
    expect(() => readLayersModel(late)).toThrow(/ReLU layer with settings/);
    const headless = spoilt((json) => json.modelTopology.config.layers.pop());
    expect(() => readLayersModel(headless)).toThrow(/ten probabilities/);
  });

  it.each([-1, 3, [3]])('reads a normalisation of the last axis, written as %j', (axis) => {
    const { layers } = readLayersModel(spoilt(changed('BatchNormalization', { axis })));
    expect(layers).toEqual(shakenNetwork('compact').layers);
  });

  it.each([1, [2], 4])('refuses a normalisation of the axis %j, which is not the last', (axis) => {
    const turned = spoilt(changed('BatchNormalization', { axis }));
    expect(() => readLayersModel(turned)).toThrow(/BatchNormalization layer with settings/);
  });

  it('knows the last axis of a vector, and a ReLU with all settings of a plain one', () => {
    const written = writeLayersModel(shakenNetwork('cnn'));
    const json = JSON.parse(written.topology) as Json;
    const { layers } = json.modelTopology.config;
    const normalisation = layers.filter(({ class_name }) => class_name === 'BatchNormalization').at(-1)!;
    normalisation.config.axis = 1;
    layers.splice(1, 0, {
      class_name: 'ReLU',
      config: { name: 'plain', max_value: null, negative_slope: 0, threshold: 0 },
    });
    const read = readLayersModel({ ...written, topology: JSON.stringify(json) });
    expect(read.layers[1]).toEqual({ kind: 'relu' });
    normalisation.config.axis = 3;
    expect(() => readLayersModel({ ...written, topology: JSON.stringify(json) })).toThrow(
      /BatchNormalization layer with settings/,
    );
  });
});

const architectureTotals = { compact: 382_602, cnn: 619_114, mlp: 567_434 };
