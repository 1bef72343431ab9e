import * as v from 'valibot';
import type { Thresholds } from '../ml/recogniser';
import { digitLabel, frameBytes } from './frameBytes';
import { messageParser } from './messageParser';

/** A model on its way to a webview: the files of its folder, and what to call it. */
export interface WebviewModel {
  /** The card's `id`; every reading names it, so that none is shown under another model's name. */
  readonly modelId: string;
  readonly name: string;
  /** Accuracy on its test set, 0..1, or `null` if it was not tested. */
  readonly accuracy: number | null;
  /** What the test set is called: "MNIST". */
  readonly testSet: string;
  /** Of the model's card; without it nothing is refused. */
  readonly calibration?: Thresholds;
  /** Text of `model.json`. */
  readonly topology: string;
  /** Bytes of `weights.bin`. */
  readonly weights: Uint8Array;
}

/** A decoded picture for the pad to read: RGBA bytes, row-major. */
export interface WebviewPicture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * Characters of a drawing that outlives its window: VS Code reads it whenever the extension starts, long before a pad is
 * opened. A page tells of no more, unless more than that is to be seen on it.
 */
export const LONGEST_DRAWING = 400_000;

/** What the host tells the drawing pad. */
export type HostToPad =
  /** There is a host, and it has heard the page: the first answer to each of its messages. */
  | { readonly type: 'heard' }
  | { readonly type: 'model'; readonly model: WebviewModel }
  | { readonly type: 'picture'; readonly picture: WebviewPicture }
  /** What was on the pad that was drawn on or closed last, for one that takes its place: a page's own words, as it sent them. */
  | { readonly type: 'drawing'; readonly drawing: string }
  /** A drawing is in My Digits now. */
  | {
      readonly type: 'kept';
      /** Of the message that asked for it. */
      readonly id: number;
      readonly label: number;
      /** The label that it was kept under before, if it was. */
      readonly instead: number | null;
      /** False if it was there already, under the same label. */
      readonly isNew: boolean;
    }
  /**
   * The latest keeping was taken back. `label`: what the digit is kept as again, `null` if it is not kept any more;
   * `isUndoable`: whether that keeping can be taken back as well.
   */
  | { readonly type: 'keepUndone'; readonly label: number | null; readonly isUndoable: boolean }
  /** Something that the page asked for is done: a sentence for those who do not see the status bar. */
  | { readonly type: 'done'; readonly message: string }
  /**
   * A sentence to show in the pad. `about`: 'model' if it is why there is no model to read with, for example damaged files;
   * 'undoKeep' if it is why the latest keeping was not taken back, in place of `keepUndone`.
   */
  | { readonly type: 'problem'; readonly message: string; readonly about?: 'model' | 'undoKeep' };

const padToHost = v.variant('type', [
  /** The pad's scripts run; it wants its model. */
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('chooseModel') }),
  /**
   * What is on the pad with its history, as JSON that only a page makes sense of; sent at pauses. `isDrawn`: something was
   * done to it; else the page has only come back with it.
   */
  v.object({ type: v.literal('drawing'), drawing: v.string(), isDrawn: v.boolean() }),
  v.object({ type: v.literal('openImage') }),
  /** What was really drawn; `id` tells it from others of the page, and the answer names it. */
  v.object({ type: v.literal('keep'), id: v.number(), frame: frameBytes, label: digitLabel }),
  /** Takes the latest keeping back. */
  v.object({ type: v.literal('undoKeep') }),
  v.object({ type: v.literal('showMyDigits') }),
  /** An image file that was pasted or dropped, to be decoded and sent back. */
  v.object({ type: v.literal('image'), name: v.string(), bytes: v.instance(Uint8Array) }),
  /** The same, by its place in the workspace or on disk. */
  v.object({ type: v.literal('imageAt'), uri: v.string() }),
  /** What is on the pad as a file, for the user to say where to. */
  v.object({
    type: v.literal('save'),
    format: v.picklist(['png', 'svg']),
    /** A name to begin with, without its ending. */
    name: v.string(),
    bytes: v.instance(Uint8Array),
  }),
  /** What is on the pad is on the clipboard, where only the page itself can put an image. */
  v.object({ type: v.literal('imageCopied') }),
  /** Text for the clipboard. */
  v.object({ type: v.literal('copy'), text: v.string() }),
  /** Text for the editor that the user wrote in last. */
  v.object({ type: v.literal('insert'), text: v.string() }),
  /** What the pad shows now; sent after the pen was lifted, for status and tests. */
  v.object({
    type: v.literal('reading'),
    modelId: v.string(),
    text: v.nullable(v.string()),
    confidence: v.number(),
  }),
  /** Something failed inside the webview: a sentence for the user (already shown there) and details for the log. */
  v.object({ type: v.literal('failed'), message: v.string(), detail: v.string() }),
]);
export type PadToHost = v.InferOutput<typeof padToHost>;

export const parsePadToHost = messageParser(padToHost);
