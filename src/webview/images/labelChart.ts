import { element, svg } from '../element';
import { thousands } from '../../ml/figures';

const HEIGHT = 120;
const BAR = 40;
const GAP = 12;
const TOP = 20;
const BOTTOM = 22;

/**
 * Images of each label as a bar chart, each bar with its figure.
 * @param perLabel counts, by label
 * @param what is counted, for a screen reader
 */
export function labelChart(perLabel: readonly number[], what: string): HTMLElement {
  const most = Math.max(1, ...perLabel);
  const width = perLabel.length * (BAR + GAP) - GAP;
  const chart = svg('svg', {
    class: 'chart',
    viewBox: `0 0 ${String(width)} ${String(TOP + HEIGHT + BOTTOM)}`,
    role: 'img',
    'aria-label': `${what}: ${perLabel.map((count, digit) => `${String(digit)}: ${thousands(count)}`).join(', ')}`,
  });
  perLabel.forEach((count, digit) => {
    const height = (HEIGHT * count) / most;
    const x = digit * (BAR + GAP);
    const middle = x + BAR / 2;
    chart.append(
      svg('rect', { class: 'chart-bar', x, y: TOP + HEIGHT - height, width: BAR, height, rx: 3 }),
      svg('text', { class: 'chart-figure', x: middle, y: TOP + HEIGHT - height - 6 }, thousands(count)),
      svg('text', { x: middle, y: TOP + HEIGHT + BOTTOM - 5 }, String(digit)),
    );
  });
  return element('div', { 'data-testid': 'label-chart' }, chart);
}
