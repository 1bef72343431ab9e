import type { IdxLabels } from '../../protocol/idx';
import { labelChart } from '../images/labelChart';
import { element } from '../element';
import { counted } from '../../ml/figures';

/** Labels up to which a chart fits the width of a page. */
const FITTING = 20;

/** A file of labels: how many there are of each. */
export function labelsView({ name, count, perLabel }: IdxLabels): HTMLElement {
  const chart = labelChart(perLabel, 'Labels of each kind');
  chart.classList.add('label-chart');
  if (perLabel.length > FITTING) {
    // A chart that is wider than the page is scrolled, which takes the focus.
    chart.tabIndex = 0;
    const drawing = chart.querySelector('svg');
    if (drawing !== null) drawing.style.width = `${String(perLabel.length * 40)}px`;
  }
  return element(
    'div',
    { class: 'labels' },
    element('h1', { tabindex: '-1' }, name),
    element('p', { class: 'counts', 'data-testid': 'idx-counts' }, counted(count, 'label')),
    chart,
    element('p', { class: 'explanation' }, 'To see what they label, open the file of images beside it.'),
  );
}
