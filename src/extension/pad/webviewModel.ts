import type { ModelFiles } from '../../ml/models/modelFiles';
import type { WebviewModel } from '../../protocol/pad';

/** A model as the page is sent it. @param name as people call it */
export function webviewModel({ card, topology, weights }: ModelFiles, name: string): WebviewModel {
  const { id: modelId, accuracy, dataset, calibration } = card;
  return {
    modelId,
    name,
    accuracy: accuracy.test,
    testSet: dataset.name,
    calibration,
    topology,
    weights,
  };
}
