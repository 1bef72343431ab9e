import { LETTERS_OF_FURTHER_HANDS } from './trainingHands';
import { TRAINING_LETTERS } from './trainingLetters';
import { OTHER_SCRIPTS } from './trainingScripts';
import { TRAINING_SHAPES } from './trainingShapes';

/**
 * What networks are trained to refuse: letters without those whose ink is a digit's (O o I i l S s Z z B b q g), signs and
 * shapes. Nothing that a network is tested or calibrated with is in here.
 */
export const TRAINING_FORMS = [
  ...TRAINING_LETTERS,
  ...LETTERS_OF_FURTHER_HANDS,
  ...OTHER_SCRIPTS,
  ...TRAINING_SHAPES,
];
