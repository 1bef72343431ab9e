import { Command } from 'commander';
import {
  amount,
  engineOption,
  integer,
  mirrorOption,
  myDigitsOption,
  number,
  trainingSetOption,
} from './options';
import type { TrainOptions } from './train';

/** `digit train`, with all that it can be told. */
export function trainCommand(train: (options: TrainOptions) => Promise<void>): Command {
  const command = new Command('train').description(
    'Train a network and store it as a model folder. What is not given here is as in the recipe of the network. ' +
      'Ctrl-C stops without writing anything.',
  );
  return withRecipe(withMaterial(command))
    .option(
      '-o, --out <folder>',
      'the folder for the model; a model that is there already is replaced (default: trained-<network>, or fine-tuned-<network>)',
    )
    .option('--json', 'print the folder and the card as JSON')
    .action(train);
}

/** Which network, what it learns from, and what runs it. */
function withMaterial(command: Command): Command {
  return command
    .option(
      '-m, --model <folder or name>',
      'which network: compact, cnn, mlp, or that of the model in a folder (default: that of --from, or compact)',
    )
    .option(
      '--from <folder or name>',
      'fine-tune: start from this model, a folder or one that ships, with few short epochs and small steps',
    )
    .option(
      '--teachers <folders or names...>',
      "distil: learn the dataset's own images from what these models make of them, rather than from the labels alone",
    )
    .addOption(trainingSetOption())
    .addOption(myDigitsOption())
    .addOption(mirrorOption())
    .addOption(engineOption())
    .option(
      '--workers <n>',
      'threads of the portable engine, each with 8 images of a batch or more (default: one per core, at most 8); ' +
        'a different number trains a different model',
      integer(1, 64),
    );
}

/** How it is trained. */
function withRecipe(command: Command): Command {
  return command
    .option(
      '--epochs <n>',
      'the maximum number of epochs (with --from, of up to 10,000 images each); fewer than 50 batches of images are taken ' +
        'several times in each, up to 50 batches or 6,400 images',
      integer(1, 10_000),
    )
    .option('--batch-size <n>', 'images in one training step', integer(1, 4096))
    .option('--learning-rate <x>', "Adam's peak step size", number(0, 1))
    .option(
      '--validation-split <x>',
      'share of the training images that the best epoch is chosen by',
      number(0, 0.9),
    )
    .option('--augment', 'turn, zoom, shift and shear the training images')
    .option('--no-augment', 'train on the images as they are')
    .option(
      '--elastic <pixels>',
      'bend the training images as well, by up to this many pixels; for long runs (default: 0, or as the model of --from)',
      amount(10),
    )
    .option(
      '--one-cycle',
      "raise Adam's step size to --learning-rate and lower it to nothing, and average the weights (compact and --from: always)",
    )
    .option(
      '--seed <n>',
      'seed of all that is random in the training; the images it is validated on are the same for every seed',
      integer(0, 2 ** 32 - 1),
    );
}
