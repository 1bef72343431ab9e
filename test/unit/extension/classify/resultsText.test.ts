import { describe, expect, it } from 'vitest';
import type { ClassifiedImage } from '../../../../src/extension/classify/classifiedImage';
import { resultsText, tabSeparated } from '../../../../src/extension/classify/resultsText';

const MODEL = 'compact-0123456789ab';

const seven: ClassifiedImage = {
  file: '/pictures/7_1.png',
  reading: '7',
  confidence: 0.987654,
  digits: [
    { digit: 7, confidence: 0.987654, outcome: 'digit', probabilities: [0.123457], box: [1, 2, 3.5, 4] },
  ],
  modelId: MODEL,
};
const refused: ClassifiedImage = {
  ...seven,
  file: 'b.png',
  reading: null,
  refused: 'not sure',
  confidence: 0.3,
};
const blank: ClassifiedImage = {
  file: 'c.png',
  reading: null,
  confidence: 0,
  digits: [],
  modelId: MODEL,
};
const failed: ClassifiedImage = { ...blank, file: 'd.png', error: 'This is not an image.' };

const lines = async (...results: ClassifiedImage[]) => (await resultsText(results, 'csv')).split('\r\n');

describe('as CSV', () => {
  it('is a line an image under a head, with the model that read, each ended by CRLF', async () => {
    expect(await resultsText([seven, refused, blank, failed], 'csv')).toBe(
      'File,Reading,Confidence,Outcome,Model,Error\r\n' +
        `/pictures/7_1.png,7,0.9877,digit,${MODEL},\r\n` +
        `b.png,,0.3000,not sure,${MODEL},\r\n` +
        `c.png,,,no digit found,${MODEL},\r\n` +
        `d.png,,,failed,${MODEL},This is not an image.\r\n`,
    );
  });

  it('says of a number that has guesses among its digits that it is sure in part', async () => {
    const [sure] = seven.digits;
    const digits = [sure!, { ...sure!, outcome: 'not sure' as const }, sure!];
    expect((await lines({ ...seven, reading: '777', confidence: 0.3, digits }))[1]).toBe(
      `/pictures/7_1.png,777,0.3000,partly sure,${MODEL},`,
    );
  });

  it('says that it is UTF-8 where that tells something', async () => {
    // The second has a space that does not break.
    for (const file of ['Größe.png', 'size\u00A07.png']) {
      expect((await lines({ ...blank, file }))[0]).toBe('\uFEFFFile,Reading,Confidence,Outcome,Model,Error');
    }
    expect(await resultsText([{ ...blank, file: 'Größe 7.png' }], 'json')).toMatch(/^\[/);
  });

  it('has a column of labels if there are labels', async () => {
    expect((await lines({ ...seven, label: '1' }, blank)).slice(0, 3)).toEqual([
      'File,Label,Reading,Confidence,Outcome,Model,Error',
      `/pictures/7_1.png,1,7,0.9877,digit,${MODEL},`,
      `c.png,,,,no digit found,${MODEL},`,
    ]);
  });

  it.each([
    ['a,b.png', '"a,b.png"'],
    ['say "7".png', '"say ""7"".png"'],
    ['two\nlines.png', '"two\nlines.png"'],
    ['plain 7.png', 'plain 7.png'],
  ])('quotes %j as RFC 4180 has it', async (file, field) => {
    expect(await resultsText([{ ...blank, file }], 'csv')).toContain(
      `\r\n${field},,,no digit found,${MODEL},\r\n`,
    );
  });

  it.each(['=1+1.png', '+7.png', '-7.png', '@sum.png', '\t=7.png'])(
    'lets no spreadsheet take %j for a formula',
    async (file) => {
      expect((await lines({ ...blank, file }))[1]).toBe(`'${file},,,no digit found,${MODEL},`);
    },
  );

  it('quotes a formula with commas after it has made text of it', async () => {
    expect((await lines({ ...blank, file: '=A(1,2)' }))[1]).toBe(`"'=A(1,2)",,,no digit found,${MODEL},`);
  });
});

describe('as JSON', () => {
  it('is an array with an image a line, as it was read', async () => {
    const text = await resultsText([{ ...seven, label: '1' }, failed], 'json');
    expect(text.trimEnd().split('\n')).toHaveLength(4);
    const [first, second] = JSON.parse(text) as ClassifiedImage[];
    expect(first).toEqual({ ...seven, label: '1' });
    expect(second).toEqual(failed);
  });

  it('is an empty array of nothing', async () => {
    expect(JSON.parse(await resultsText([], 'json'))).toEqual([]);
  });
});

it('goes to the clipboard with a tab between fields, and none in them', async () => {
  expect(await tabSeparated([{ ...failed, file: '=a\tb\r\nc.png' }, seven])).toBe(
    'File\tReading\tConfidence\tOutcome\tModel\tError\n' +
      `'=a b c.png\t\t\tfailed\t${MODEL}\tThis is not an image.\n` +
      `/pictures/7_1.png\t7\t0.9877\tdigit\t${MODEL}\t\n`,
  );
});
