import { architectureOf } from '../../../../src/ml/models/architectures';
import type { ArchitectureName } from '../../../../src/ml/models/layerSpec';
import { initialiseNetwork, type Network } from '../../../../src/ml/models/network';
import { Random } from '../../../../src/ml/random';

/** A network whose every weight differs from what it starts with, moving averages included. */
export function shakenNetwork(name: ArchitectureName): Network {
  const random = new Random(3);
  const network = initialiseNetwork(name, architectureOf(name).layers, random);
  const weights = network.weights.map((values) => values.map((value) => value + 0.02 * random.normal()));
  return { ...network, weights };
}
