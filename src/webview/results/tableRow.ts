import type { ResultRow } from '../../protocol/results';
import { written } from '../chord';
import { element, icon } from '../element';
import { pictureSource } from '../pictureSource';
import { probabilityText } from '../reading/probability';
import { sureness } from '../reading/readingWords';
import { isMistake } from './rowOrder';

/** A row of the table: thumbnail, name, reading, confidence and a button that copies, or why there is no reading. */
export function tableRow(row: ResultRow): HTMLElement {
  const { name, uri, error } = row;
  return element(
    'div',
    { class: 'table-row', role: 'row', 'data-testid': 'results-row', 'data-uri': uri },
    cell('thumbnail-cell', {}, thumbnail(row)),
    cell('name-cell', { title: name }, ...nameOf(name)),
    ...(error === null ? readingCells(row) : [errorCell(error)]),
  );
}

/** The file's name, with its folder on a line below: a long path on one line would be cut off at the name. */
function nameOf(path: string): HTMLElement[] {
  const end = path.lastIndexOf('/');
  const file = element('div', {}, path.slice(end + 1));
  return end < 0 ? [file] : [file, element('div', { class: 'folder' }, path.slice(0, end))];
}

function thumbnail({ preview }: ResultRow): HTMLElement {
  const content = preview === null ? icon('file-media') : pictureSource(preview);
  content.setAttribute('aria-hidden', 'true');
  if (preview !== null && Math.max(preview.width, preview.height) < 44) {
    content.classList.add('enlarged');
    // Only a picture of its original size, as one that was shrunk looks better smoothed.
    if (preview.scale === 1) content.classList.add('pixels');
  }
  return content;
}

function errorCell(error: string): HTMLElement {
  const attributes = { 'data-testid': 'results-error', 'aria-colspan': '3', title: error };
  return cell('error-cell', attributes, icon('warning'), error);
}

function readingCells(row: ResultRow): HTMLElement[] {
  const { name, text, outcome, label } = row;
  const copy = element(
    'button',
    {
      class: 'icon-button',
      title: `Copy Reading (${written('Mod+C')})`,
      // Every row has this button, so its name says which row it is of.
      'aria-label': `Copy ${text ?? ''}, the reading of ${name}`,
      'data-testid': 'results-copy',
    },
    icon('copy'),
  );
  return [
    cell(
      'reading-cell',
      { 'data-testid': 'results-reading', 'data-outcome': outcome },
      text === null ? icon(outcome === 'not sure' ? 'question' : 'circle-slash') : number('', text),
      ...(isMistake(row) ? [number('wrong-label', `labelled ${label ?? ''}`, icon('error'))] : []),
    ),
    cell('confidence-cell', {}, ...confidenceOf(row)),
    cell('copy-cell', {}, ...(text === null ? [] : [copy])),
  ];
}

/** What ends in an ellipsis where there is no room for it: a number that is cut short reads as another one. */
function number(className: string, text: string, ...before: HTMLElement[]): HTMLElement {
  return element('span', { class: `number ${className}`, title: text }, ...before, text);
}

/** How sure a reading is, as a bar and in words; or why there is none. */
function confidenceOf({ text, outcome, confidence, digits }: ResultRow): (Node | string)[] {
  if (digits.length === 0) return [element('span', { class: 'words' }, 'No digit found')];
  if (outcome === 'not a digit') return [element('span', { class: 'words' }, 'Not a digit')];
  const fill = element('span', { class: 'meter-fill' });
  fill.style.transform = `scaleX(${String(confidence)})`;
  return [
    element('span', { class: 'meter', 'aria-hidden': 'true', 'data-outcome': outcome }, fill),
    element('span', { class: 'figure' }, probabilityText(confidence)),
    element(
      'span',
      { class: text === null ? 'words' : 'hint' },
      text === null ? 'Not sure' : sureness({ confidence, digits }),
    ),
  ];
}

function cell(
  className: string,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElement {
  return element('div', { class: className, role: 'gridcell', ...attributes }, ...children);
}
