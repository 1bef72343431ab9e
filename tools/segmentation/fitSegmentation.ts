// Fits what tells whole digits from parts and chooses how a line is read; tools/fitSegmentation.mjs builds and starts it.
import { join } from 'node:path';
import { say, startProgress } from '../../src/cli/progress';
import { putInk } from '../../src/ml/data/frames';
import type { CutJudges } from '../../src/ml/image/segmentation/cuts';
import { FRAME_SIZE } from '../../src/ml/image/picture';
import { unpack, unpackWeights } from '../../src/ml/image/segmentation/packedWeights';
import { seamFinder, seamsOf, type SeamFinder } from '../../src/ml/image/segmentation/seams';
import type { Weights } from '../../src/ml/image/segmentation/evidence';
import { WHOLENESS_WEIGHTS } from '../../src/ml/image/segmentation/wholenessWeights';
import { Recogniser } from '../../src/ml/index';
import { UNLIKELY, type FrameReader } from '../../src/ml/pictureReader';
import { Random } from '../../src/ml/random';
import { engineLine } from '../../src/ml/training/trainingInWords';
import { isUserError } from '../../src/ml/userError';
import { startEngine } from '../../src/node/engines/startEngine';
import { writeFileAtomic } from '../../src/node/files/atomicFile';
import { readModelFolder } from '../../src/node/models/modelStore';
import { drawingExample } from './drawingExamples';
import { FULL, QUICK, type Effort } from './effort';
import type { Example } from './example';
import { originOf, readOptions } from './fittingOptions';
import { loadMaterial, type Material } from './material';
import { accuracyOf, learnWeights, withFewSingleDigitsCut, type JudgedExample } from './perceptron';
import { nonDigitDrawing, nonDigitExample } from './nonDigitExamples';
import { pictureExample, singleDigitExample } from './pictureExamples';
import { SeamNetwork } from './seamNetwork';
import { seamTiles, type SeamTile } from './seamExamples';
import { pack, seamFile, segmentationFile, wholenessFile } from './weightFiles';
import { WholenessNetwork } from './wholenessNetwork';

type Compose = (material: Material, random: Random, judges: CutJudges) => Example | null;

/** Fits the network that sees where digits meet. */
function fitSeams(fitting: Material, heldOut: Material, seed: number, effort: Effort): SeamNetwork {
  const { seamPictures, seamEpochs, heldOutPictures } = effort;
  const tilesOf = (what: string, material: Material, n: number): SeamTile[] => {
    const random = new Random(seed).fork(what);
    return Array.from({ length: n }, () => seamTiles(material, random)).flat();
  };
  const network = new SeamNetwork(new Random(seed).fork('seams'));
  network.fit(tilesOf('numbers for seams', fitting, seamPictures), seamEpochs, (epoch, loss) =>
    say(`seams, epoch ${epoch + 1} of ${seamEpochs}: loss ${loss.toFixed(4)}`),
  );
  const loss = network.test(tilesOf('numbers held out for seams', heldOut, heldOutPictures));
  say(`seams held out: loss ${loss.toFixed(4)}`);
  return network;
}

class Fitting {
  constructor(
    private readonly reader: FrameReader,
    private readonly seed: number,
    private readonly effort: Effort,
    private readonly findSeams: SeamFinder,
  ) {}

  fitNetwork(network: WholenessNetwork, fitting: Material, heldOut: Material): void {
    const { networkPictures, networkNonDigits, networkEpochs, heldOutPictures } = this.effort;
    // It is asked about every run of pieces, so it is fitted to those of whole digits that were cut, too.
    const cutAll = { findSeams: this.findSeams, wholeness: () => -Infinity };
    const composed = (what: string, material: Material, n: number): Example[] =>
      this.compose(what, pictureExample, material, n, cutAll);
    const examples = [
      ...composed('numbers for the network', fitting, networkPictures),
      ...this.compose('non-digits for the network', nonDigitExample, fitting, networkNonDigits, cutAll),
    ];
    const unseen = composed('numbers held out for the network', heldOut, heldOutPictures);
    network.fit(examples, networkEpochs, (epoch, loss) =>
      say(`whole digits, epoch ${epoch + 1} of ${networkEpochs}: loss ${loss.toFixed(4)}`),
    );
    const { loss, accuracy, missed, mistaken } = network.test(unseen);
    say(
      `whole digits held out: loss ${loss.toFixed(4)}, accuracy ${percent(accuracy)}, ` +
        `missed ${percent(missed)}, mistaken for digits ${percent(mistaken)}`,
    );
  }

  weights(kind: 'pictures' | 'drawings', network: WholenessNetwork, fitting: Material, heldOut: Material) {
    const { effort } = this;
    const judges = this.judges(network);
    const isOfPictures = kind === 'pictures';
    const composed = (which: string, material: Material, n: number, nonDigits: number): JudgedExample[] => {
      const digits = isOfPictures ? pictureExample : drawingExample;
      const others = isOfPictures ? nonDigitExample : nonDigitDrawing;
      const examples = [
        ...this.compose(`${kind}${which}`, digits, material, n, judges),
        ...this.compose(`${kind} of no digit${which}`, others, material, nonDigits, judges),
      ];
      return this.judged(examples, network);
    };
    const [n, nonDigits, unseenN] = isOfPictures
      ? [effort.pictures, effort.nonDigits, effort.heldOutPictures]
      : [effort.drawings, effort.drawnNonDigits, effort.heldOutDrawings];
    const examples = composed('', fitting, n, nonDigits);
    const unseen = composed(' held out', heldOut, unseenN, effort.heldOutNonDigits);
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
    const singles = this.compose(
      'digits held out',
      singleDigitExample,
      heldOut,
      this.effort.heldOutSingles,
      this.judges(network),
    );
    const weights = withFewSingleDigitsCut(learnt, this.judged(singles, network));
    say(`signsCut lowered from ${learnt.signsCut} to ${weights.signsCut}`);
    return weights;
  }

  private judges(network: WholenessNetwork): CutJudges {
    return {
      findSeams: this.findSeams,
      wholeness: (frame, height, width) => network.wholeness(frame, height, width),
    };
  }

  /** Composes `n` lines; those that are not found to be one line are left out. */
  private compose(
    what: string,
    compose: Compose,
    material: Material,
    n: number,
    judges: CutJudges,
  ): Example[] {
    const progress = startProgress(what);
    const random = new Random(this.seed).fork(what);
    const examples: Example[] = [];
    for (let index = 0; index < n; index++) {
      progress.show(index / n, `${index} of ${n}`);
      const example = compose(material, random, judges);
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
      asked.forEach((at, row) => putInk(example.frames, at, frames, row));
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
  const options = readOptions();
  const { seed, kept } = options;
  const started = await startEngine(options.engine, {
    nativeFolders: options.native,
    distFolder: __dirname,
  });
  say(engineLine(started));
  const { topology, weights, card } = await readModelFolder(options.model);
  const reader = Recogniser.create({ topology, weights, modelId: card.id, calibration: card.calibration });
  const { fitting, heldOut } = await loadMaterial(options.shared, card, seed);
  const effort = options.quick ? QUICK : FULL;
  const origin = originOf(options, started.name, card.id);
  const write = async (name: string, text: string): Promise<void> => {
    await writeFileAtomic(join(options.out, name), text);
    say(`${name} is in ${options.out}.`);
  };

  let findSeams = seamsOf;
  if (!kept.includes('seams')) {
    const layers = fitSeams(fitting, heldOut, seed, effort).values().map(pack);
    findSeams = seamFinder(layers.map(unpack));
    await write('seamWeights.ts', seamFile(layers, origin));
  }
  const work = new Fitting(reader, seed, effort, findSeams);
  const network = new WholenessNetwork(new Random(seed).fork('network'));
  if (kept.includes('wholeness')) {
    network.assign(WHOLENESS_WEIGHTS.map(unpackWeights));
  } else {
    work.fitNetwork(network, fitting, heldOut);
    const layers = network.values().map(pack);
    // What is chosen by the network from here on is what its bytes say.
    network.assign(layers.map(unpack));
    await write('wholenessWeights.ts', wholenessFile(layers, origin));
  }
  const picture = work.weights('pictures', network, fitting, heldOut);
  const stroke = work.weights('drawings', network, fitting, heldOut);
  await write('segmentationWeights.ts', segmentationFile(picture, stroke, origin));
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
