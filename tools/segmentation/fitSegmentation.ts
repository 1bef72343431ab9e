// Fits what tells whole digits from parts and chooses how a line is read; tools/fitSegmentation.mjs builds and starts it.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { say, startProgress } from '../../src/cli/progress';
import { ENGINE_CHOICES } from '../../src/ml/engines/engine';
import { FRAME_SIZE } from '../../src/ml/image/picture';
import type { Weights } from '../../src/ml/image/segmentation';
import { Recogniser } from '../../src/ml/index';
import { UNLIKELY, type FrameReader } from '../../src/ml/pictureReader';
import { Random } from '../../src/ml/random';
import { isUserError } from '../../src/ml/userError';
import { startEngine } from '../../src/node/engines/startEngine';
import { writeFileAtomic } from '../../src/node/files/atomicFile';
import { readModelFolder } from '../../src/node/models/modelStore';
import { drawingExample } from './drawingExamples';
import type { Example } from './example';
import { loadMaterial, type Material } from './material';
import { accuracyOf, learnWeights, withFewSingleDigitsCut, type JudgedExample } from './perceptron';
import { pictureExample, singleDigitExample } from './pictureExamples';
import { pack, segmentationFile, unpack, wholenessFile } from './weightFiles';
import { WholenessNetwork } from './wholenessNetwork';

/** How much is fitted to and how long. */
interface Effort {
  readonly networkPictures: number;
  readonly networkEpochs: number;
  readonly pictures: number;
  readonly heldOutPictures: number;
  readonly heldOutSingles: number;
  readonly drawings: number;
  readonly heldOutDrawings: number;
  readonly epochs: number;
}

const FULL: Effort = {
  networkPictures: 8000,
  networkEpochs: 12,
  pictures: 3000,
  heldOutPictures: 1200,
  heldOutSingles: 4000,
  drawings: 4000,
  heldOutDrawings: 2000,
  epochs: 14,
};

/** To see that everything works; its weights read badly. */
const QUICK: Effort = {
  networkPictures: 60,
  networkEpochs: 1,
  pictures: 40,
  heldOutPictures: 30,
  heldOutSingles: 40,
  drawings: 60,
  heldOutDrawings: 40,
  epochs: 2,
};

type Compose = (material: Material, random: Random) => Example | null;

class Fitting {
  constructor(
    private readonly reader: FrameReader,
    private readonly seed: number,
    private readonly effort: Effort,
  ) {}

  network(fitting: Material, heldOut: Material): WholenessNetwork {
    const { networkPictures, networkEpochs, heldOutPictures } = this.effort;
    const network = new WholenessNetwork(new Random(this.seed).fork('network'));
    const examples = this.compose('numbers for the network', pictureExample, fitting, networkPictures);
    const unseen = this.compose('numbers held out for the network', pictureExample, heldOut, heldOutPictures);
    network.fit(examples, networkEpochs, (epoch, loss) =>
      say(`whole digits, epoch ${epoch + 1} of ${networkEpochs}: loss ${loss.toFixed(4)}`),
    );
    const { loss, accuracy, missed, mistaken } = network.test(unseen);
    say(
      `whole digits held out: loss ${loss.toFixed(4)}, accuracy ${percent(accuracy)}, ` +
        `missed ${percent(missed)}, mistaken for digits ${percent(mistaken)}`,
    );
    return network;
  }

  weights(kind: 'pictures' | 'drawings', network: WholenessNetwork, fitting: Material, heldOut: Material) {
    const { effort } = this;
    const [compose, n, unseenN] =
      kind === 'pictures'
        ? [pictureExample, effort.pictures, effort.heldOutPictures]
        : [drawingExample, effort.drawings, effort.heldOutDrawings];
    const examples = this.judged(this.compose(kind, compose, fitting, n), network);
    const unseen = this.judged(this.compose(`${kind} held out`, compose, heldOut, unseenN), network);
    const learnt = learnWeights(
      examples,
      effort.epochs,
      new Random(this.seed).fork(`order of ${kind}`),
      (epoch, misread) =>
        say(`${kind}, epoch ${epoch + 1} of ${effort.epochs}: ${percent(misread)} segmented otherwise`),
    );
    const weights = kind === 'pictures' ? this.cuttingFewSingles(learnt, network, heldOut) : learnt;
    for (const { kind: of, n: count, exact, asManyDigits } of accuracyOf(unseen, weights)) {
      say(
        `${kind} held out, ${of}: ${count}, read right ${percent(exact / count)}, ` +
          `as many digits ${percent(asManyDigits / count)}`,
      );
    }
    return weights;
  }

  private cuttingFewSingles(learnt: Weights, network: WholenessNetwork, heldOut: Material): Weights {
    const singles = this.compose('digits held out', singleDigitExample, heldOut, this.effort.heldOutSingles);
    const weights = withFewSingleDigitsCut(learnt, this.judged(singles, network));
    say(`cutsOfOnePiece lowered from ${learnt.cutsOfOnePiece} to ${weights.cutsOfOnePiece}`);
    return weights;
  }

  /** Composes `n` lines; those that are not found to be one line are left out. */
  private compose(what: string, compose: Compose, material: Material, n: number): Example[] {
    const progress = startProgress(what);
    const random = new Random(this.seed).fork(what);
    const examples: Example[] = [];
    for (let index = 0; index < n; index++) {
      progress.show(index / n, `${index} of ${n}`);
      const example = compose(material, random);
      if (example !== null) examples.push(example);
    }
    progress.end();
    const known = examples.filter(({ truth }) => truth !== null).length;
    say(`${what}: ${examples.length} of ${n} are one line, ${known} of them can be read right`);
    return examples;
  }

  private judged(examples: readonly Example[], network: WholenessNetwork): JudgedExample[] {
    return examples.map((example) => {
      const wholeness = network.judge(example);
      const asked = [...wholeness.keys()].filter((at) => wholeness[at]! >= UNLIKELY);
      const frames = new Float32Array(asked.length * FRAME_SIZE);
      asked.forEach((at, row) => {
        const bytes = example.frames.subarray(at * FRAME_SIZE, (at + 1) * FRAME_SIZE);
        frames.set(
          Float32Array.from(bytes, (byte) => byte / 255),
          row * FRAME_SIZE,
        );
      });
      const predictions = asked.length === 0 ? [] : this.reader.predict(frames);
      const byRun = new Map(asked.map((at, row) => [at, predictions[row]!]));
      const candidates = example.spans.map((span, at) => ({
        span,
        wholeness: wholeness[at]!,
        prediction: byRun.get(at) ?? null,
      }));
      return { ...example, candidates };
    });
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      shared: { type: 'string', default: '' },
      model: { type: 'string', default: '' },
      native: { type: 'string', default: '' },
      out: { type: 'string', default: '' },
      engine: { type: 'string', default: 'auto' },
      seed: { type: 'string', default: '1' },
      quick: { type: 'boolean', default: false },
    },
  });
  const engine = ENGINE_CHOICES.find((choice) => choice === values.engine) ?? 'auto';
  const started = await startEngine(engine, { nativeFolders: [values.native], distFolder: __dirname });
  say(`engine: ${started.name}. ${started.reason}`);
  const { topology, weights, card } = await readModelFolder(values.model);
  const reader = Recogniser.create({ topology, weights, modelId: card.id, calibration: card.calibration });
  const seed = Number(values.seed);
  const { fitting, heldOut } = await loadMaterial(values.shared, card, seed);
  const effort = values.quick ? QUICK : FULL;
  const work = new Fitting(reader, seed, effort);
  const network = work.network(fitting, heldOut);
  // What is chosen by the network from here on is what its bytes say.
  const layers = network.values().map(pack);
  network.assign(layers.map(unpack));
  const picture = work.weights('pictures', network, fitting, heldOut);
  const stroke = work.weights('drawings', network, fitting, heldOut);
  const origin = [
    `Made by \`npm run fit-segmentation -- --seed ${seed}${values.quick ? ' --quick' : ''}\` (engine ${started.name}); change it there.`,
    `Readings by the model ${card.id}; ${effort.networkPictures + effort.pictures} numbers of the MNIST training images that it was`,
    `trained on, and ${effort.drawings} drawings of the pen digits' writers 1-20.`,
  ];
  const files = {
    'wholenessWeights.ts': wholenessFile(layers, origin),
    'segmentationWeights.ts': segmentationFile(picture, stroke, origin),
  };
  for (const [name, text] of Object.entries(files)) await writeFileAtomic(join(values.out, name), text);
  say(`${Object.keys(files).join(' and ')} are in ${values.out}.`);
}

main().catch((error: unknown) => {
  say(
    isUserError(error)
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error),
  );
  process.exitCode = 1;
});
