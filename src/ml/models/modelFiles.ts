import * as v from 'valibot';
import { historyRowSchema, type HistoryRow } from '../training/history';
import { UserError } from '../userError';
import { laterCardSchema, modelCardSchema, type ModelCard } from './card';
import { CARD_FILE, HISTORY_FILE, MODEL_FILE } from './fileNames';
import { readLayersModel } from './layersFormat';
import { countParameters } from './shapes';

/** The files of a model folder: `model.json` and `weights.bin` are a standard tfjs Layers model. */
export interface ModelFiles {
  /** Text of `model.json`. */
  readonly topology: string;
  /** Bytes of `weights.bin`. */
  readonly weights: Uint8Array;
  readonly card: ModelCard;
  readonly history: readonly HistoryRow[];
}

/** The four files as they were read: three texts and the weights' bytes. */
export interface RawModelFiles {
  readonly topology: string;
  readonly weights: Uint8Array;
  readonly card: string;
  readonly history: string;
}

/**
 * Checks a model folder's files, down to whether the network can be run.
 * @throws UserError if one of them is damaged or does not belong to the others, or the model is another Digit Lab's or
 * another maker's, of a kind that cannot be run here
 */
export function parseModelFiles({ topology, weights, card, history }: RawModelFiles): ModelFiles {
  // First: a model of a later Digit Lab may be another kind of network as well.
  const parsedCard = parsed(CARD_FILE, modelCardSchema, card);
  const network = readLayersModel({ topology, weights });
  const parameters = countParameters(network.layers).total;
  if (parsedCard.parameters !== parameters) {
    throw new UserError(
      `The model is damaged: its ${CARD_FILE} says ${parsedCard.parameters} parameters, but its ${MODEL_FILE} ` +
        `has ${parameters}. Choose another model or train it again.`,
    );
  }
  return {
    topology,
    weights,
    card: parsedCard,
    history: parsed(HISTORY_FILE, v.array(historyRowSchema), history),
  };
}

function parsed<Schema extends v.GenericSchema>(
  file: string,
  schema: Schema,
  text: string,
): v.InferOutput<Schema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
    return v.parse(schema, json);
  } catch (cause) {
    if (v.is(laterCardSchema, json)) {
      throw new UserError(
        'Digit Lab cannot run the model: it was made by a later version of Digit Lab. Update it, or choose another model.',
        { cause },
      );
    }
    throw new UserError(
      `The model is damaged: its ${file} cannot be understood. Choose another model or train it again.`,
      { cause },
    );
  }
}
