import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { sectionIn, withSection } from '../../../../tools/bench/performanceFile.mjs';

describe('docs/performance.md', () => {
  test('keeps the other benches’ sections when one is written, in a fixed order', () => {
    const pad = withSection('', 'pad', 'Fast.');
    const both = withSection(pad, 'training', 'Slow.\n\nOn one machine.');
    expect(both.indexOf('## Training')).toBeLessThan(both.indexOf('## Drawing pad'));
    expect(sectionIn(both, 'pad')).toBe('Fast.');
    const again = withSection(both, 'training', 'Faster.');
    expect(sectionIn(again, 'training')).toBe('Faster.');
    expect(sectionIn(again, 'pad')).toBe('Fast.');
    expect(again).not.toContain('Slow');
    expect(again.match(/^# /gm)).toHaveLength(1);
  });

  test('keeps what people wrote under headings of their own', () => {
    const text = `${withSection('', 'inference', 'A table.')}\n## Reading the figures\n\nWith care.\n`;
    const written = withSection(text, 'training', 'Another.');
    expect(written).toContain('## Reading the figures\n\nWith care.\n');
    expect(withSection(written, 'training', 'Another.')).toBe(written);
  });

  test('has nothing under a bench that has not run', () => {
    expect(sectionIn('', 'training')).toBe('');
    expect(sectionIn(withSection('', 'pad', 'Fast.'), 'training')).toBe('');
  });

  test('is what Prettier would write', async () => {
    const text = withSection(withSection('', 'pad', 'Fast.\n'), 'training', 'A `code`.\n\n- one\n- two');
    expect(await format(text, { parser: 'markdown' })).toBe(text);
  });
});
