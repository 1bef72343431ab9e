import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { readTable } from '../../../../tools/bench/table.mjs';
import {
  keptEpochs,
  medianTime,
  mergedSection,
  secondsToAccuracy,
} from '../../../../tools/bench/timeToAccuracy.mjs';

describe('secondsToAccuracy', () => {
  test('is when the first weights were kept that read 99.48 % of the test set', () => {
    const kept = [
      { seconds: 10, testAccuracy: 0.99 },
      { seconds: 20, testAccuracy: 0.9947 },
      { seconds: 30, testAccuracy: 9948 / 10_000 },
      { seconds: 40, testAccuracy: 0.996 },
    ];
    expect(secondsToAccuracy(kept)).toBe(30);
    expect(secondsToAccuracy(kept.slice(0, 2))).toBe(Infinity);
    expect(secondsToAccuracy([])).toBe(Infinity);
  });
});

describe('keptEpochs', () => {
  test('are those of Keras that are better on the hold-out than all before', () => {
    const lines = [
      { epoch: 1, seconds: 70.1, val_accuracy: 0.98, test_accuracy: 0.985 },
      // Good on the test set, but nobody could know.
      { epoch: 2, seconds: 140.2, val_accuracy: 0.979, test_accuracy: 0.996 },
      { epoch: 3, seconds: 210.3, val_accuracy: 0.98, test_accuracy: 0.9955 },
      { epoch: 4, seconds: 280.4, val_accuracy: 0.991, test_accuracy: 0.9949 },
      { final_test_accuracy: 0.9961 },
    ];
    expect(keptEpochs(lines)).toEqual([
      { seconds: 70.1, testAccuracy: 0.985 },
      { seconds: 280.4, testAccuracy: 0.9949 },
    ]);
    expect(secondsToAccuracy(keptEpochs(lines))).toBe(280.4);
  });
});

/** Times at which the mark was reached. */
const reached = (...seconds: readonly number[]) => seconds.map((each) => ({ seconds: each, reached: true }));
const never = { seconds: Infinity, reached: false };
const givenUp = (seconds: number) => ({ seconds, reached: false });

describe('medianTime', () => {
  test('is a time as long as it does not hang on a run that was given up', () => {
    expect(medianTime(reached(30, 10, 20))).toEqual({ seconds: 20, reached: true });
    expect(medianTime([...reached(10, 20), givenUp(25)])).toEqual({ seconds: 20, reached: true });
    expect(medianTime([...reached(10, 20), givenUp(5)])).toEqual({ seconds: 10, reached: false });
    expect(medianTime([givenUp(25), givenUp(30), givenUp(27)])).toEqual({ seconds: 27, reached: false });
    expect(medianTime([...reached(10), givenUp(20), ...reached(20)])).toEqual({ seconds: 20, reached: true });
    expect(medianTime([...reached(10), never, never])).toEqual({ seconds: Infinity, reached: false });
  });

  test('of an even number of runs is the mean of the middle two, and a time only if both are', () => {
    expect(medianTime([...reached(20, 10), never, givenUp(25)])).toEqual({ seconds: 22.5, reached: false });
    expect(medianTime([givenUp(30), ...reached(10)])).toEqual({ seconds: 20, reached: false });
    expect(medianTime([never, ...reached(30, 10, 20)])).toEqual({ seconds: 25, reached: true });
    expect(medianTime([...reached(10, 20, 30), givenUp(5)])).toEqual({ seconds: 15, reached: false });
    expect(medianTime([...reached(10), never])).toEqual({ seconds: Infinity, reached: false });
  });
});

describe('the section of docs/performance.md', () => {
  const native = {
    engine: 'native',
    model: 'compact',
    parameters: 382_602,
    times: reached(98.12, 130.2, 112.9),
    ends: [
      { testAccuracy: 0.9963, seconds: 240 },
      { testAccuracy: 0.9969, seconds: 250 },
      { testAccuracy: 0.9962, seconds: 260 },
    ],
    peaks: [900, 940, 910],
    software: 'Node 24, tfjs-node 4.22.0 (TensorFlow 2.21.0)',
    date: '2026-01-31',
  };
  const keras = {
    engine: 'keras',
    model: 'cnn',
    parameters: null,
    times: [...reached(1500, 1400), never],
    ends: [],
    peaks: [],
    software: 'keras 3.1',
    date: '2026-02-01',
  };
  const machine = 'A processor, 2 cores';
  const sizes = { compact: 382_602, cnn: 619_114 };

  test('tells every seed and their median, also where one did not get there', () => {
    expect(readTable(mergedSection('', [keras], machine, sizes))).toEqual([
      ['keras', 'cnn', '', 'keras 3.1', '2026-02-01', '1500, 1400, not reached', '', '1500', '', '', ''],
    ]);
  });

  test('tells what each seed ends with, their mean, and how long a whole run is', () => {
    const [row] = readTable(mergedSection('', [native], machine, sizes));
    expect(row?.slice(5)).toEqual(['98.1, 130, 113', '99.63, 99.69, 99.62', '113', '99.65', '250', '910']);
  });

  test('takes an engine’s row anew and leaves the others with their dates', () => {
    const first = mergedSection(mergedSection('', [keras], machine, sizes), [native], machine, sizes);
    expect(readTable(first).map(([engine]) => engine)).toEqual(['native', 'keras']);
    const second = mergedSection(
      first,
      [{ ...native, times: reached(90, 91, 92), date: '2026-03-01' }],
      machine,
      sizes,
    );
    const [ours, theirs] = readTable(second);
    expect(ours).toEqual([
      'native',
      'compact',
      '382,602',
      native.software,
      '2026-03-01',
      '90.0, 91.0, 92.0',
      '99.63, 99.69, 99.62',
      '91.0',
      '99.65',
      '250',
      '910',
    ]);
    expect(theirs?.[4]).toBe('2026-02-01');
  });

  test('keeps a row that has more seeds, and tells what was given up', () => {
    const first = mergedSection('', [native, { ...keras, times: [givenUp(1700)] }], machine, sizes);
    const second = mergedSection(first, [{ ...native, times: reached(5, 6) }], machine, sizes);
    expect(readTable(second).map((row) => [row[5], row[7]])).toEqual([
      ['98.1, 130, 113', '113'],
      ['> 1700', '> 1700'],
    ]);
  });

  test('explains Keras and what was given up only where they are in the table', () => {
    const explained = (...rows: Parameters<typeof mergedSection>[1]) =>
      mergedSection('', rows, machine, sizes).split('\n')[0];
    expect(explained(native)).not.toMatch(/keras|>/i);
    expect(explained(native, keras)).toMatch(/`keras` is the reference recipe for `cnn`, batch 64;[^>]*$/);
    expect(explained({ ...native, times: [givenUp(1700)] })).toMatch(/ “> 100” is a run that was given up/);
  });

  test('drops rows of a network that had another size, whatever is measured now', () => {
    const earlier = { ...sizes, compact: 141_098 };
    const old = { ...native, parameters: 141_098 };
    const first = mergedSection('', [old, { ...old, engine: 'portable' }, keras], machine, earlier);
    const enginesAfter = (row: typeof native | typeof keras) =>
      readTable(mergedSection(first, [row], machine, sizes)).map(([engine, , parameters]) => [
        engine,
        parameters,
      ]);
    // Also those with more seeds.
    expect(enginesAfter({ ...native, times: reached(5) })).toEqual([
      ['native', '382,602'],
      ['keras', ''],
    ]);
    expect(enginesAfter(keras)).toEqual([['keras', '']]);
  });

  test('drops rows from before it told what runs end with', () => {
    const first = mergedSection('', [native, keras], machine, sizes);
    const shorter = first.replace(/^(\| native.*)\|[^|]*\|$/m, '$1|');
    const rows = readTable(mergedSection(shorter, [keras], machine, sizes));
    expect(rows.map(([engine]) => engine)).toEqual(['keras']);
  });

  test('drops rows of another machine', () => {
    const section = mergedSection(
      mergedSection('', [keras], machine, sizes),
      [native],
      'Another, 8 cores',
      sizes,
    );
    expect(readTable(section).map(([engine]) => engine)).toEqual(['native']);
  });

  test('is what Prettier would write', async () => {
    const section = `${mergedSection('', [native, keras], machine, sizes)}\n`;
    expect(await format(section, { parser: 'markdown' })).toBe(section);
  });
});
