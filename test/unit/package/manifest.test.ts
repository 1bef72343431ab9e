import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { defaultConfiguration } from '../../../src/ml/training/defaults';
import { MNIST_MIRRORS } from '../../../src/node/datasets/mnist';
import { IMAGE_ENDINGS } from '../../../src/node/decoding/imageNames';
import { RECIPES } from '../../../tools/host/provision.mjs';

// What package.json says stands elsewhere, too, where it cannot be asked.

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly keybindings: readonly Readonly<Record<string, string>>[];
    readonly menus: Readonly<Record<string, readonly { readonly when: string }[]>>;
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { readonly default: unknown; readonly markdownDescription?: string }>
      >;
    };
  };
}

function read(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
}

const { engines, devDependencies, contributes } = read('package.json');

/** `1.96` of `^1.96.0`. */
const oldest = engines.vscode.replace(/^\^(\d+\.\d+)\.0$/, '$1');

test("MNIST's mirrors by default are those that the command line knows", () => {
  expect(contributes.configuration.properties['digitLab.dataset.mirrors']!.default).toEqual(MNIST_MIRRORS);
});

test('the epochs without a lower loss that a training ends after are those that each network has', () => {
  const [compact, cnn, mlp] = (['compact', 'cnn', 'mlp'] as const).map(
    (name) => defaultConfiguration(name).earlyStopping.patience,
  );
  expect(mlp).toBe(cnn);
  expect(contributes.configuration.properties['digitLab.training.epochs']!.markdownDescription).toContain(
    `without a lower validation loss: ${compact} for \`compact\`, ${cnn} for \`cnn\` and \`mlp\`.`,
  );
});

test('the key that opens the pad is the one that the README names', () => {
  expect(contributes.keybindings).toEqual([{ command: 'digitLab.openPad', key: 'ctrl+k g', mac: 'cmd+k g' }]);
  expect(readFileSync('README.md', 'utf8')).toContain('Press Ctrl+K G (Cmd+K G)');
});

test("the walkthrough's picture of a training has as many epochs as one takes by default", () => {
  const picture = readFileSync('media/walkthrough/train.svg', 'utf8');
  const epochs = new Set(Array.from(picture.matchAll(/\bepoch \d+ of (\d+)/gi), ([, all]) => Number(all)));
  expect([...epochs]).toEqual([contributes.configuration.properties['digitLab.training.epochs']!.default]);
});

const ofImages = Object.entries(contributes.menus).flatMap(([menu, items]) =>
  items.flatMap(({ when }) => {
    const pattern = /resourceExtname =~ \/\^\\\.\((.+)\)\$\/i/.exec(when)?.[1];
    return pattern === undefined ? [] : [{ menu, pattern }];
  }),
);

test('the menus of the Explorer and of the preview know images by their endings', () => {
  expect(ofImages.map(({ menu }) => menu)).toEqual(['explorer/context', 'explorer/context', 'editor/title']);
});

it.each(ofImages)('offers in $menu what can be decoded: $pattern', ({ pattern }) => {
  const endings = pattern
    .split('|')
    .flatMap((ending) => [ending.replace('?', ''), ending.replace(/.\?/, '')]);
  expect([...new Set(endings)].sort()).toEqual([...IMAGE_ENDINGS].sort());
});

test('the oldest VS Code that is claimed is the one that is written against, tried and told of', () => {
  expect(devDependencies['@types/vscode']).toBe(`${oldest}.0`);
  expect(RECIPES.oldest.vscode).toMatch(new RegExp(`^${oldest}\\.\\d+$`));
  expect(read('test/start/package.json').engines).toEqual({ vscode: engines.vscode });
  expect(readFileSync('README.md', 'utf8')).toContain(`in VS Code ${oldest} or later`);
});
