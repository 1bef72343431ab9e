import './explanation.css';
import type { Activation } from '../../ml/models/forward';
import type { ReadDigit } from '../../ml/reading';
import { element, icon } from '../element';
import { setHidden } from '../focusNext';
import { HeatView, type Heat } from './heatView';
import { LayerMaps } from './layerMaps';

/** Who can say why a digit was read; `null` without a model. */
export interface Explainer {
  heatOf(digit: ReadDigit): Heat | null;
  activationsOf(digit: ReadDigit): readonly Activation[] | null;
}

/**
 * Why a digit was read as it was, for whoever opens it: the ink that decided, and what each layer of the network makes of
 * the frame. What is closed is not worked out.
 */
export class ExplanationView {
  readonly root: HTMLElement;
  private readonly heat = new HeatView();
  private readonly layers = new LayerMaps();
  private readonly why = disclosure('What decided', 'flame', this.heat.root, 'explain-heat');
  private readonly inside = disclosure('Inside the network', 'layers', this.layers.root, 'explain-layers');
  private readonly parts: ReadonlyMap<string, HTMLDetailsElement> = new Map([
    ['heat', this.why],
    ['layers', this.inside],
  ]);
  private digit: ReadDigit | null = null;

  /**
   * @param open names of the parts that are open at first
   * @param toggled told when a part was opened or closed
   * @param failed told why a digit cannot be explained; who opens a part again tries again
   */
  constructor(
    private readonly explainer: Explainer,
    open: readonly string[],
    toggled: () => void,
    private readonly failed: (error: unknown) => void,
  ) {
    this.root = element(
      'section',
      { class: 'explanation', 'aria-label': 'Explanation' },
      ...this.parts.values(),
    );
    for (const [name, part] of this.parts) {
      part.open = open.includes(name);
      part.addEventListener('toggle', () => {
        this.explain();
        toggled();
      });
    }
    this.show(null);
  }

  /** Names of the parts that are open. */
  get open(): string[] {
    return Array.from(this.parts).flatMap(([name, part]) => (part.open ? [name] : []));
  }

  /** Explains another digit; `null` if there is none to explain. */
  show(digit: ReadDigit | null): void {
    if (digit === this.digit && digit !== null) return;
    this.digit = digit;
    setHidden(this.root, digit === null);
    this.explain();
  }

  private explain(): void {
    const { digit } = this;
    if (digit === null) return;
    try {
      this.showParts(digit);
    } catch (error) {
      // What they show is of the digit before.
      for (const part of this.parts.values()) part.open = false;
      this.failed(error);
    }
  }

  private showParts(digit: ReadDigit): void {
    if (this.why.open) {
      const heat = this.explainer.heatOf(digit);
      if (heat !== null) this.heat.show(heat);
    }
    if (this.inside.open) this.layers.show(this.explainer.activationsOf(digit) ?? []);
  }
}

function disclosure(
  title: string,
  iconName: string,
  content: HTMLElement,
  testId: string,
): HTMLDetailsElement {
  return element(
    'details',
    { 'data-testid': testId },
    element('summary', {}, icon('chevron-right'), icon(iconName), title),
    content,
  );
}
