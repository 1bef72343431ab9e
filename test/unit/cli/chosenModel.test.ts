import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from './runCli';

const ROOT = resolve(import.meta.dirname, '../../..');

it("takes a model's model.json for its folder", async () => {
  const [byFile, byFolder] = await Promise.all(
    ['models/mlp/model.json', 'models/mlp'].map((model) => runCli(['summary', '-m', model], { cwd: ROOT })),
  );
  expect(byFile).toEqual({ ...byFolder!, code: 0 });
});

it.each(['m/nope', 'm/nope/model.json'])(
  'says that there is no folder where %s names none',
  async (model) => {
    const { code, errors } = await runCli(['summary', '-m', model], { cwd: ROOT });
    expect([code, errors]).toEqual([
      1,
      `error: There is no folder ${resolve(ROOT, 'm/nope')}. Choose another model or train it again.\n`,
    ]);
  },
);
