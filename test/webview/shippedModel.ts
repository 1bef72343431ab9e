import type { ModelCard } from '../../src/ml/models/card';
import type { WebviewModel } from '../../src/protocol/pad';

/** The model that ships, as the host sends it to the pad; under another id if one is given. */
export async function shippedModel(modelId = 'compact-shipped'): Promise<WebviewModel> {
  const [card, topology, weights] = await Promise.all([
    fetchFile('card.json').then((response) => response.json() as Promise<Pick<ModelCard, 'calibration'>>),
    fetchFile('model.json').then((response) => response.text()),
    fetchFile('weights.bin').then((response) => response.arrayBuffer()),
  ]);
  const { calibration } = card;
  return {
    modelId,
    name: modelId,
    accuracy: 0.99,
    testSet: 'MNIST',
    calibration,
    topology,
    weights: new Uint8Array(weights),
  };
}

async function fetchFile(name: string): Promise<Response> {
  const response = await fetch(`/models/compact/${name}`);
  if (!response.ok) throw new Error(`models/compact/${name} is missing: run npm run make-models.`);
  return response;
}
