import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RowStream } from '../../../../src/extension/classify/rowStream';
import type { HostToResults, ResultRow } from '../../../../src/protocol/results';

const rowOf = (index: number) => ({ name: String(index) }) as ResultRow;
const many = (count: number) => Array.from({ length: count }, (_, index) => rowOf(index));

/** A page that takes messages while it is there, and notes the names of the rows that came. */
class Page {
  isThere = true;
  readonly names: string[] = [];
  messages = 0;
  /** How many rows had come whenever the end was told. */
  readonly ends: number[] = [];

  readonly deliver = (message: HostToResults): Promise<boolean> => {
    if (!this.isThere) return Promise.resolve(false);
    this.messages++;
    if (message.type === 'rows') this.names.push(...message.rows.map(({ name }) => name));
    if (message.type === 'end') this.ends.push(this.names.length);
    return Promise.resolve(true);
  };
}

describe('RowStream', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const settle = () => vi.runAllTimersAsync();

  it('tells nothing before the page is there, and then all in few messages', async () => {
    const page = new Page();
    const rows = many(1000);
    const stream = new RowStream(rows, page.deliver);
    stream.flow();
    await settle();
    expect(page.messages).toBe(0);
    stream.restart();
    await settle();
    expect(page.names).toEqual(rows.map(({ name }) => name));
    expect(page.messages).toBeLessThanOrEqual(20);
  });

  it('gathers rows that come while a message is on its way', async () => {
    const page = new Page();
    const rows: ResultRow[] = [];
    const stream = new RowStream(rows, page.deliver);
    stream.restart();
    for (let index = 0; index < 50; index++) {
      rows.push(rowOf(index));
      stream.flow();
    }
    await settle();
    expect(page.names).toHaveLength(50);
    expect(page.messages).toBe(2);
  });

  it('says the end once, after the last row', async () => {
    const page = new Page();
    const stream = new RowStream(many(250), page.deliver);
    stream.restart();
    stream.finish({ type: 'end', cancelled: true });
    await settle();
    expect(page.ends).toEqual([250]);
  });

  it('tells at once all that there is when there is no more to come', async () => {
    const page = new Page();
    const stream = new RowStream(many(2500), page.deliver);
    stream.finish({ type: 'end', cancelled: false });
    stream.restart();
    await vi.advanceTimersByTimeAsync(0);
    expect(page.ends).toEqual([2500]);
  });

  it('tells at once what is there already of rows that are being read', async () => {
    const page = new Page();
    const stream = new RowStream(many(2550), page.deliver);
    stream.restart();
    await vi.advanceTimersByTimeAsync(0);
    expect(page.names).toHaveLength(2500);
    await settle();
    expect(page.names).toHaveLength(2550);
  });

  it('stops at a page that is hidden, and begins anew when it is there again', async () => {
    const page = new Page();
    const stream = new RowStream(many(250), page.deliver);
    stream.restart();
    await vi.advanceTimersByTimeAsync(0);
    page.isThere = false;
    await settle();
    const before = page.names.length;
    expect(before).toBeLessThan(250);
    page.isThere = true;
    page.names.length = 0;
    await settle();
    expect(page.names).toEqual([]);
    stream.restart();
    await settle();
    expect(page.names).toHaveLength(250);
  });

  it('begins anew in the middle of a message without leaving out or doubling a row', async () => {
    const page = new Page();
    const rows = many(250);
    const stream = new RowStream(rows, page.deliver);
    stream.restart();
    // The page loads again while the first message is on its way to it.
    page.names.length = 0;
    stream.restart();
    await settle();
    expect(page.names).toEqual(rows.map(({ name }) => name));
  });
});
