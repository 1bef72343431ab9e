import { frameOf } from '../../image/frame';
import { FRAME_SIZE } from '../../image/picture';
import type { Stroke } from '../../image/stroke';
import { Random } from '../../random';
import { smoothFrame, variedFrame, type FrameMaker } from '../drawnFrame';
import { putFrame } from '../frames';
import { SCRAWL, writeForm, WRITING, type HandRange } from '../hand';
import { NOT_A_DIGIT, type LabelledImages } from '../labelledImages';
import { chooseForm } from '../strokeForm';
import { clouds, grain, patches, puddle, speckles, spot, type Blot } from './blots';
import { HOLD_OUT_FORMS } from './holdOutForms';
import type { NonDigit } from './nonDigitForms';
import {
  coil,
  crossingOut,
  hatching,
  knot,
  meander,
  polygon,
  squiggle,
  sticks,
  tangle,
  wandering,
  type Scribble,
} from './scribbles';
import { TEST_FORMS } from './testForms';
import { TRAINING_FORMS } from './trainingForms';
import { lyingDigit, mirroredDigit } from './turnedDigits';

/** What non-digits are for. No form, scribble or blot of one is in another. */
export type NonDigitUse = 'training' | 'hold-out' | 'test';

interface Source {
  readonly frame: FrameMaker;
  readonly hand: HandRange;
  readonly forms: readonly NonDigit[];
  readonly scribbles: Readonly<Record<string, Scribble>>;
  readonly blots: Readonly<Record<string, Blot>>;
  /** How often a kind of scribble or blot comes for each time that a form does: they are few, and never the same twice. */
  readonly weight: number;
}

const SOURCES: Readonly<Record<NonDigitUse, Source>> = {
  training: {
    // As digits are drawn: otherwise the network could tell the two apart by the canvas.
    frame: variedFrame,
    hand: SCRAWL,
    forms: TRAINING_FORMS,
    scribbles: {
      knot,
      hatching,
      tangle,
      polygon,
      meander,
      'lying digit': lyingDigit,
      'mirrored digit': mirroredDigit,
    },
    blots: { clouds, speckles },
    weight: 8,
  },
  'hold-out': {
    frame: smoothFrame,
    hand: WRITING,
    forms: HOLD_OUT_FORMS,
    scribbles: { wandering, coil },
    blots: { puddle, grain },
    weight: 4,
  },
  test: {
    frame: smoothFrame,
    hand: WRITING,
    forms: TEST_FORMS,
    scribbles: { squiggle, sticks, crossingOut },
    blots: { spot, patches },
    weight: 4,
  },
};

/** One kind of non-digit: what it is called, and a frame (784 values, ink 0..1) of it, another each time. */
interface Kind {
  readonly name: string;
  readonly draw: (random: Random) => Float32Array;
}

/** Images that show no digit, with what each of them shows: "letter A", "triangle", "scribble: knot", "blot: clouds". */
export interface NonDigitImages extends LabelledImages {
  readonly kinds: readonly string[];
}

/**
 * Letters (but those whose ink is a digit's), signs, shapes, scribbles and blots, in MNIST's frame and with a hand
 * and a pen of their own each. All kinds take turns.
 */
export function nonDigitImages(use: NonDigitUse, count: number, seed: number): NonDigitImages {
  const random = new Random(seed).fork(`non-digits for ${use}`);
  const turns = turnsOf(SOURCES[use]);
  const images = new Uint8Array(count * FRAME_SIZE);
  const kinds = Array.from({ length: count }, (_, index) => {
    const { name, draw } = turns[index % turns.length]!;
    putFrame(draw(random), images, index);
    return name;
  });
  return { count, images, labels: new Uint8Array(count).fill(NOT_A_DIGIT), kinds };
}

/**
 * The strokes of a letter, a sign, a shape or a scribble, as a hand draws them on the pad: each about as often as in
 * `nonDigitImages`, in a unit of their own, y down.
 */
export function nonDigitStrokes(use: NonDigitUse, random: Random): Stroke[] {
  const { hand, forms, scribbles, weight } = SOURCES[use];
  const scribbled = Object.values(scribbles);
  const turn = random.integer(forms.length + weight * scribbled.length);
  const nonDigit = forms[turn];
  if (nonDigit === undefined) return scribbled[turn % scribbled.length]!(random);
  return writeForm(chooseForm(nonDigit.forms, random.next()), hand, random);
}

/** Every kind as often as it has turns in a round. */
function turnsOf({ frame, hand, forms, scribbles, blots, weight }: Source): Kind[] {
  const often = [
    ...Object.entries(scribbles).map(([name, draw]): Kind => ({
      name: `scribble: ${name}`,
      draw: (random) => frame(draw(random), random),
    })),
    ...Object.entries(blots).map(([name, draw]): Kind => ({
      name: `blot: ${name}`,
      draw: (random) => frameOf(draw(random)),
    })),
  ];
  return [
    ...forms.map((nonDigit) => written(nonDigit, hand, frame)),
    ...Array.from({ length: weight }, () => often).flat(),
  ];
}

function written({ kind, forms }: NonDigit, hand: HandRange, frame: FrameMaker): Kind {
  return {
    name: kind,
    draw: (random) => {
      const form = chooseForm(forms, random.next());
      return frame(writeForm(form, hand, random), random);
    },
  };
}
