import { readingReport, type LabelledReading } from '../readingReport';
import { shareFigure, valueFigure, type Figure, type Goal } from './figure';
import { numberIn } from './numberIn';
import type { LabelledPicture, Suite, SuiteRun } from './suite';

/** A folder of real pictures: in total, by set, and the mean over the sets. */
function pictureSuite(
  name: string,
  title: string,
  part: 'photos' | 'paintings' | 'numbers',
  goal: Goal,
  furtherFigures: (readings: readonly LabelledReading[]) => Figure[] = () => [],
): Suite {
  return {
    name,
    title,
    needs: [part],
    async run({ reader, data, progress }: SuiteRun) {
      const readings = await readAll(data[part]!, reader, progress);
      const { sets, meanOfSets, misread, n } = readingReport(readings);
      return [
        shareFigure('all', n - misread.length, n, goal),
        valueFigure(`mean of ${sets.length} sets`, meanOfSets, n, part === 'numbers' ? null : goal),
        ...sets.map((set) => shareFigure(lastPart(set.set), Math.round(set.accuracy * set.n), set.n)),
        ...furtherFigures(readings),
      ];
    },
  };
}

async function readAll(
  pictures: readonly LabelledPicture[],
  reader: SuiteRun['reader'],
  progress: SuiteRun['progress'],
): Promise<LabelledReading[]> {
  const readings: LabelledReading[] = [];
  for (const { name, set, label, load } of pictures) {
    const picture = await load();
    readings.push({ name, set, label, text: picture === null ? null : numberIn(picture, reader) });
    await progress(readings.length / pictures.length);
  }
  return readings;
}

function lastPart(path: string): string {
  return path.split(/[\\/]/).at(-1)!;
}

export const pictureSuites: readonly Suite[] = [
  pictureSuite('photos', 'Real photos of one digit, by set (sets of fewer than ten pooled)', 'photos', {
    atLeast: 0.95,
  }),
  pictureSuite(
    'drawn',
    'Real drawings of one digit from paint programs, by set (sets of fewer than ten pooled)',
    'paintings',
    { atLeast: 0.985 },
    (readings) => [
      shareFigure(
        'one digit read as several',
        readings.filter(({ text }) => (text?.length ?? 0) > 1).length,
        readings.length,
        { atMost: 0.005 },
      ),
    ],
  ),
  pictureSuite('real-numbers', 'Real images of numbers: cheque amounts, paper, paint', 'numbers', {
    atLeast: 0.7,
  }),
];
