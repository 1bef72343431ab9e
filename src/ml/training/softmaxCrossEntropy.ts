import * as tf from '@tensorflow/tfjs-core';
import { CLASSES, rowOf } from '../classes';
import { NOT_A_DIGIT } from '../data/labelledImages';
import { softmaxCrossEntropyTrain } from '../engines/trainingKernels';
import { countRight } from '../evaluation/countRight';

/** What a batch of logits came to. */
export interface BatchLoss {
  /** Sum over the images, in nats. */
  readonly loss: number;
  /** Images that are read right. */
  readonly correct: number;
  /** Of the sum of the losses with respect to the logits: n x 10. */
  readonly gradient: tf.Tensor;
}

/**
 * Softmax and cross-entropy with label smoothing (Szegedy et al. 2016), and their gradient. An image that shows no digit
 * has the uniform target (outlier exposure, Hendrycks et al. 2019).
 * @param logits n x 10
 * @param labels n digits, or `NOT_A_DIGIT`
 * @param smoothing share of the target's probability that is spread evenly over the ten digits
 * @param taught n x 10 probabilities that are the targets in place of the labels'; a row of zeros leaves the label's
 */
export function softmaxCrossEntropy(
  logits: tf.Tensor,
  labels: Uint8Array,
  smoothing: number,
  taught?: Float32Array,
): BatchLoss {
  const targets = tf.tensor2d(targetsOf(labels, smoothing, taught), [labels.length, CLASSES]);
  const { loss, gradient } = softmaxCrossEntropyTrain(logits, targets);
  targets.dispose();
  const sum = loss.dataSync<'float32'>().reduce((total, value) => total + value, 0);
  return { loss: sum, correct: countRight(logits.dataSync<'float32'>(), labels), gradient };
}

function targetsOf(labels: Uint8Array, smoothing: number, taught?: Float32Array): Float32Array {
  const targets = new Float32Array(labels.length * CLASSES).fill(smoothing / CLASSES);
  labels.forEach((label, n) => {
    const target = rowOf(targets, n);
    const lesson = taught === undefined ? null : rowOf(taught, n);
    if (lesson?.some((probability) => probability > 0)) target.set(lesson);
    else if (label === NOT_A_DIGIT) target.fill(1 / CLASSES);
    else target[label]! += 1 - smoothing;
  });
  return targets;
}
