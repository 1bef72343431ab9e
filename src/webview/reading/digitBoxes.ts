import './digitBoxes.css';
import type { Outcome } from '../../ml/reading';
import { digitMark } from './digitMark';
import { element } from '../element';
import { labelPlaces, type LabelledBox, type Rectangle } from './labelPlaces';
import { setMemberCount } from './memberCount';
import { roundPercent } from './probability';
import { digitInWords } from './readingWords';
import { roveFocus, setTabStop } from '../rovingFocus';

/** A found digit, and where it is as shares of the area that the boxes lie over. */
export interface DigitBox {
  readonly digit: number;
  /** 0..1. */
  readonly confidence: number;
  readonly outcome?: Outcome | undefined;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Between a digit and its confidence, in pixels; as in digitBoxes.css. */
const LABEL_GAP = 5;

/**
 * Frames around found digits, laid over a picture or drawing; a click or Enter on one selects it. Their labels may hang
 * over it, as far above and below as the element reaches that it is placed in.
 */
export class DigitBoxes {
  readonly root = element('div', { class: 'digit-boxes', role: 'group', 'aria-label': 'Digits found' });
  private readonly select: (index: number) => void;
  private boxes: readonly DigitBox[] = [];

  constructor(select: (index: number) => void) {
    this.select = select;
    roveFocus(this.root);
    new ResizeObserver(() => {
      this.placeLabels();
    }).observe(this.root);
  }

  /** @param selected index into `boxes` */
  show(boxes: readonly DigitBox[], selected: number): void {
    this.boxes = boxes;
    setMemberCount(this.root, boxes.length, (index) => this.box(index));
    boxes.forEach((box, index) => {
      fill(this.root.children[index] as HTMLElement, box, digitInWords(boxes, index, roundPercent));
    });
    this.placeLabels();
    this.mark(selected);
  }

  /** Selects another of the boxes that are shown. */
  mark(selected: number): void {
    Array.from(this.root.children).forEach((box, index) => {
      box.classList.toggle('selected', index === selected);
      box.setAttribute('aria-pressed', String(index === selected));
    });
    if (!this.root.contains(document.activeElement)) setTabStop(this.root, selected);
  }

  /** Which box is at a point of the area, the one whose middle is nearest if several are; -1 if none is. */
  indexAt(at: { readonly x: number; readonly y: number }): number {
    let nearest = -1;
    let least = Infinity;
    // In shares of a box, so that a large one leaves its room to a small one on it.
    this.boxes.forEach(({ x, y, width, height }, index) => {
      const across = Math.abs(at.x - x - width / 2) / width;
      const along = Math.abs(at.y - y - height / 2) / height;
      const distance = Math.hypot(across, along);
      if (across > 0.5 || along > 0.5 || distance >= least) return;
      least = distance;
      nearest = index;
    });
    return nearest;
  }

  private placeLabels(): void {
    const area = { width: this.root.offsetWidth, height: this.root.offsetHeight };
    if (area.width === 0) return;
    const elements = Array.from(this.root.children) as HTMLElement[];
    for (const each of elements) each.classList.remove('label-brief');
    // All are measured before the first is placed, so that the browser lays the page out once.
    const labelled = this.boxes.map((box, index) => labelledBox(box, elements[index]!, area));
    labelPlaces(labelled, labelArea(this.root)).forEach(({ side, isBrief }, index) => {
      elements[index]!.dataset.label = side;
      elements[index]!.classList.toggle('label-brief', isBrief);
    });
  }

  private box(index: number): HTMLElement {
    const made = element('button', { class: 'digit-box', 'data-testid': 'digit-box' });
    made.append(element('span', { class: 'digit-box-label' }));
    made.addEventListener('click', () => {
      this.select(index);
    });
    return made;
  }
}

function fill(element: HTMLElement, box: DigitBox, words: string): void {
  element.setAttribute('aria-label', words);
  // Its label may have no room for the confidence.
  element.title = words;
  element.dataset.outcome = box.outcome ?? 'digit';
  element.firstElementChild?.replaceChildren(digitMark(box), ' ', ...confidenceOf(box));
  const { style } = element;
  style.left = `${String(box.x * 100)}%`;
  style.top = `${String(box.y * 100)}%`;
  style.width = `${String(box.width * 100)}%`;
  style.height = `${String(box.height * 100)}%`;
}

/** What the element around the boxes reaches over, in their pixels. */
function labelArea({ offsetTop, offsetWidth, offsetParent }: HTMLElement): Rectangle {
  const bottom = (offsetParent?.clientHeight ?? 0) - offsetTop;
  return { left: 0, top: -offsetTop, right: offsetWidth, bottom };
}

/** @param area of all boxes, in pixels */
function labelledBox(
  { x, y, width, height }: DigitBox,
  element: HTMLElement,
  area: { readonly width: number; readonly height: number },
): LabelledBox {
  const { offsetWidth, offsetHeight, lastElementChild } = element.firstElementChild as HTMLElement;
  const confidence = lastElementChild as HTMLElement;
  const hasOne = confidence.classList.contains('digit-box-confidence');
  return {
    left: x * area.width,
    top: y * area.height,
    width: width * area.width,
    height: height * area.height,
    label: {
      width: offsetWidth,
      briefWidth: offsetWidth - (hasOne ? confidence.offsetWidth + LABEL_GAP : 0),
      height: offsetHeight,
    },
  };
}

function confidenceOf({ confidence, outcome }: DigitBox): readonly HTMLElement[] {
  if (outcome === 'not a digit') return [];
  return [element('span', { class: 'digit-box-confidence' }, roundPercent(confidence))];
}
