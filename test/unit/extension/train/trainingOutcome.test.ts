import { resolve } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CurrentModel } from '../../../../src/extension/models/currentModel';
import type { Choice, Notice, Notices } from '../../../../src/extension/notices';
import { offerModel } from '../../../../src/extension/train/trainingOutcome';
import type { ModelCard } from '../../../../src/ml/models/card';
import { readModelFolder } from '../../../../src/node/models/modelStore';

vi.mock('vscode', () => import('../vscodeFake'));

let shipped: ModelCard;
/** What is offered, the best first. */
let offered: readonly Choice[];
let told: string;
let used: string[];

const titles = () => offered.map(({ title }) => title);

beforeAll(async () => {
  shipped = (await readModelFolder(resolve('models/mlp'))).card;
});

beforeEach(() => {
  offered = [];
  used = [];
});

/** A model that was trained and tested on this. */
function cardOf(dataset: string, test: number): ModelCard {
  return {
    ...shipped,
    dataset: { ...shipped.dataset, name: dataset },
    accuracy: { ...shipped.accuracy, test },
  };
}

function offer(card: ModelCard, inUse: ModelCard): void {
  const notices = {
    tell: ({ message }: Notice, ...choices: readonly Choice[]) => {
      told = message;
      offered = choices;
    },
  };
  const model = {
    nameOf: ({ architecture }: ModelCard) => architecture,
    use: (folder: string) => {
      used.push(folder);
      return Promise.resolve({ card });
    },
  };
  offerModel(
    { folder: '/models/new', card, setback: null, note: null },
    inUse,
    null,
    model as unknown as CurrentModel,
    notices as unknown as Notices,
  );
}

describe('a new model', () => {
  it.each(['MNIST', 'synthetic digits'])('comes first where it reads more of %s', (dataset) => {
    offer(cardOf(dataset, 0.99), cardOf(dataset, 0.98));
    expect(titles()).toEqual(['Use New Model', 'Keep Current Model']);
    offer(cardOf(dataset, 0.97), cardOf(dataset, 0.98));
    expect(titles()).toEqual(['Keep Current Model', 'Use New Model']);
  });

  it('comes second where it may have been tested on other images, as on those of another folder of that name', () => {
    offer(cardOf('data', 0.99), cardOf('data', 0.98));
    expect(titles()).toEqual(['Keep Current Model', 'Use New Model']);
  });

  it('says that it reads from now on, once it was chosen', async () => {
    offer(cardOf('MNIST', 0.99), { ...cardOf('MNIST', 0.98), architecture: 'cnn' });
    await offered.find(({ title }) => title === 'Use New Model')?.run();
    expect(used).toEqual(['/models/new']);
    expect(told).toBe('mlp is now in use.');
  });

  it('is called by its id as well where the one in use has its name', () => {
    offer({ ...cardOf('MNIST', 0.99), id: 'mlp-000000000001' }, { ...cardOf('MNIST', 0.98), id: 'mlp-2' });
    expect(told).toMatch(/^mlp \(mlp-000000000001\) is trained: .* The model in use, mlp \(mlp-2\), reads/);
    offer(cardOf('MNIST', 0.99), { ...cardOf('MNIST', 0.98), architecture: 'cnn' });
    expect(told).toMatch(/^mlp is trained: .* The model in use, cnn, reads/);
  });
});
