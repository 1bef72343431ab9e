import { describe, expect, it, vi } from 'vitest';
import type { QuickPickItem } from 'vscode';
import type { CurrentModel } from '../../../../src/extension/models/currentModel';
import type { MyDigits } from '../../../../src/extension/myDigits/myDigits';
import { askForTraining } from '../../../../src/extension/train/askForTraining';
import { NO_DIGITS } from '../../../../src/ml/data/ownDigits';

const offered = vi.hoisted(() => [] as QuickPickItem[]);

vi.mock('vscode', () => import('../vscodeFake'));
vi.mock('../../../../src/extension/questions', () => ({
  /** Takes the first network, and stops where digits are to be chosen. */
  Questions: class {
    pick({ step }: { step: number }, items: QuickPickItem[]): Promise<QuickPickItem | null> {
      if (step === 1) return Promise.resolve(items[0]!);
      offered.splice(0, offered.length, ...items);
      return Promise.resolve(null);
    }

    dispose(): void {
      // There is nothing on the screen.
    }
  },
}));

/** What is said of My Digits where the digits to train on are chosen; `undefined` if they are not offered. */
async function saidOf(count: number): Promise<string | undefined> {
  const myDigits = { read: () => Promise.resolve({ ...NO_DIGITS, count }) };
  const model = { files: () => Promise.reject(new Error('There is no model.')) };
  await askForTraining(
    myDigits as Partial<MyDigits> as MyDigits,
    model as Partial<CurrentModel> as CurrentModel,
  );
  return offered.find(({ label }) => label.endsWith('MNIST and My Digits'))?.detail;
}

describe('Train Model', () => {
  it.each([
    [0, undefined],
    [1, 'MNIST and the digit that you kept on the drawing pad, repeated so that it counts.'],
    [37, 'MNIST and the 37 digits that you kept on the drawing pad, each repeated so that it counts.'],
    [1234, 'MNIST and the 1,234 digits that you kept on the drawing pad, each repeated so that it counts.'],
  ])('says which of My Digits are trained on if there are %d', async (count, said) => {
    expect(await saidOf(count)).toBe(said);
  });
});
