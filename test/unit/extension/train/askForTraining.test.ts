import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { QuickPickItem } from 'vscode';
import type { CurrentModel } from '../../../../src/extension/models/currentModel';
import type { MyDigits } from '../../../../src/extension/myDigits/myDigits';
import { askForTraining } from '../../../../src/extension/train/askForTraining';
import type { TrainingRequest } from '../../../../src/extension/train/trainingRequest';
import type { ModelCard } from '../../../../src/ml/models/card';
import type { ModelFiles } from '../../../../src/ml/models/modelFiles';
import { NO_DIGITS } from '../../../../src/ml/data/ownDigits';
import { defaultConfiguration } from '../../../../src/ml/training/defaults';

/** What the user does with a question: picks what begins so, goes back, stops, or takes what Enter takes. */
type Answer = 'back' | 'stop' | 'enter' | { readonly pick: string };

interface Asked {
  readonly step: number | undefined;
  readonly canGoBack: boolean;
  readonly labels: readonly string[];
  readonly details: readonly (string | undefined)[];
  readonly active: string | undefined;
}

const { asked, answers, prompts } = vi.hoisted(() => ({
  asked: [] as Asked[],
  answers: [] as Answer[],
  /** What was told about a text that might be typed, of each such question. */
  prompts: [] as ((text: string) => string)[],
}));

vi.mock('vscode', () => import('../vscodeFake'));
vi.mock('../../../../src/extension/questions', () => ({
  /** Answers as `answers` says, then stops. */
  Questions: class {
    wentBack = false;

    pick(
      { step, canGoBack = false }: { step?: number; canGoBack?: boolean },
      items: QuickPickItem[],
      active: QuickPickItem | null = null,
    ): Promise<QuickPickItem | null> {
      const choices = items.filter(({ kind }) => kind === undefined);
      const labels = choices.map(({ label }) => label);
      const details = choices.map(({ detail }) => detail);
      asked.push({ step, canGoBack, labels, details, active: active?.label });
      const answer = this.next();
      if (answer === null) return Promise.resolve(null);
      const picked = answer === 'enter' ? (active ?? choices[0]) : undefined;
      return Promise.resolve(picked ?? choices.find(({ label }) => label.startsWith(textOf(answer))) ?? null);
    }

    type(
      { step, canGoBack = false }: { step?: number; canGoBack?: boolean },
      preset: string,
      prompt: (text: string) => string,
    ): Promise<string | null> {
      asked.push({ step, canGoBack, labels: [], details: [], active: undefined });
      prompts.push(prompt);
      return Promise.resolve(this.next() === null ? null : preset);
    }

    dispose(): void {
      // There is nothing on the screen.
    }

    private next(): Answer | null {
      const answer = answers.shift() ?? 'stop';
      this.wentBack = answer === 'back';
      return answer === 'back' || answer === 'stop' ? null : answer;
    }
  },
}));

function textOf(answer: Answer): string {
  return typeof answer === 'object' ? answer.pick : '';
}

const FINE_TUNE = 'Fine-tune cnn (shipped)';
const OWN = '$(database) MNIST and My Digits';

/** Asks somebody who answers so, keeps `count` digits and has a model in use. */
async function ask(
  given: readonly Answer[],
  { count = 37, fromMyDigits = false } = {},
): Promise<TrainingRequest | null> {
  answers.splice(0, answers.length, ...given);
  const myDigits: Partial<MyDigits> = { read: () => Promise.resolve({ ...NO_DIGITS, count }) };
  const card: Partial<ModelCard> = {
    id: 'cnn-000000000000',
    architecture: 'cnn',
    configuration: defaultConfiguration('cnn'),
  };
  const files: Partial<ModelFiles> = { card: card as ModelCard };
  const model: Partial<CurrentModel> = {
    files: () => Promise.resolve(files as ModelFiles),
    nameOf: () => 'cnn (shipped)',
  };
  return askForTraining({
    myDigits: myDigits as MyDigits,
    model: model as CurrentModel,
    fromMyDigits,
  });
}

describe('Train Model', () => {
  beforeEach(() => {
    asked.length = 0;
    prompts.length = 0;
  });

  it.each([
    [0, undefined],
    [1, 'MNIST and the digit that you kept on the drawing pad, repeated so that it counts.'],
    [37, 'MNIST and the 37 digits that you kept on the drawing pad, repeated if needed so that they count.'],
    [
      1234,
      'MNIST and the 1,234 digits that you kept on the drawing pad, repeated if needed so that they count.',
    ],
  ])('says which of My Digits are trained on if there are %d', async (count, said) => {
    await ask(['enter'], { count });
    expect(asked[1]?.labels.includes(OWN)).toBe(said !== undefined);
    expect(asked[1]?.details.find((detail) => detail === said)).toBe(said);
  });

  it('begins with the networks, and with MNIST alone for them', async () => {
    const request = await ask(['enter', 'enter', 'enter']);
    expect(asked.map(({ labels }) => labels[0])).toEqual(['compact', '$(database) MNIST', undefined]);
    expect(request).toMatchObject({ architecture: 'compact', from: null, dataset: { myDigits: false } });
  });

  it('says what MNIST is trained on with', async () => {
    await ask(['enter']);
    expect(asked[1]?.details[0]).toBe(
      '60,000 handwritten digits and 16,000 generated images; 11 MB to download, once.',
    );
  });

  it('puts My Digits first where a model is fine-tuned', async () => {
    const request = await ask([{ pick: FINE_TUNE }, 'enter', 'enter']);
    expect(asked[1]?.labels[0]).toBe(OWN);
    expect(request).toMatchObject({ from: 'cnn-000000000000', dataset: { kind: 'mnist', myDigits: true } });
  });

  it('asked from My Digits, teaches them to the model in use unless told otherwise', async () => {
    const request = await ask(['enter', 'enter', 'enter'], { fromMyDigits: true });
    expect(request).toMatchObject({ from: 'cnn-000000000000', dataset: { kind: 'mnist', myDigits: true } });
    await ask([{ pick: 'mlp' }], { fromMyDigits: true });
    expect(asked.at(-1)?.labels[0]).toBe(OWN);
  });

  it('goes back from every question but the first, to the network that was picked', async () => {
    const request = await ask([{ pick: 'mlp' }, 'enter', 'back', 'back', 'enter', 'enter', 'enter']);
    expect(asked.map(({ step }) => step)).toEqual([1, 2, 3, 2, 1, 2, 3]);
    expect(asked.map(({ canGoBack }) => canGoBack)).toEqual([false, true, true, true, false, true, true]);
    expect(asked[4]?.active).toBe('mlp');
    expect(request?.architecture).toBe('mlp');
  });

  it.each([
    ['compact', 'a pass over the training images', 5],
    ['cnn', 'a pass over the training images', 10],
    ['mlp', 'a pass over the training images', 10],
    [FINE_TUNE, 'up to 10,000 training images', 5],
  ])('says when a training of %s ends earlier, of as many epochs as can', async (pick, epoch, patience) => {
    await ask([{ pick }, 'enter', 'enter']);
    const [prompt] = prompts;
    const ending = `Training ends after ${patience} in a row without a lower validation loss.`;
    for (const text of ['', '1', String(patience), String(patience + 1)]) {
      expect(prompt!(text)).toBe(`Each is ${epoch}.`);
    }
    expect(prompt!(String(patience + 2))).toBe(`Each is ${epoch}. ${ending}`);
  });

  it.each([1, 2, 3])('ends where question %d is left without an answer', async (question) => {
    const given = Array.from({ length: question - 1 }, (): Answer => 'enter');
    expect(await ask([...given, 'stop', 'enter', 'enter', 'enter'])).toBeNull();
    expect(asked).toHaveLength(question);
  });
});
