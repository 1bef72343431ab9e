import type { IdxImages } from '../../protocol/idx';
import { element, icon } from '../element';
import { counted } from '../../ml/figures';

/** What the file is: how many images of what size, where their labels are from, and what is not as it should be. */
export function imagesHeader({ name, count, rows, columns, labels, remarks }: IdxImages): HTMLElement {
  const from = labels === null ? 'no labels' : `labels from ${labels.name}`;
  const size = `${String(columns)} × ${String(rows)} pixels`;
  return element(
    'header',
    {},
    element('h1', {}, name),
    element(
      'p',
      { class: 'counts', 'data-testid': 'idx-counts' },
      `${counted(count, 'image')} of ${size}, ${from}`,
    ),
    ...remarks.map((remark) =>
      element('p', { class: 'remark', 'data-testid': 'idx-remark' }, icon('info'), remark),
    ),
  );
}
