import { strokeForm, type StrokeForm } from '../strokeForm';

/** Something that is no digit: a letter or a shape, with the ways to draw it. */
export interface NonDigit {
  /** "letter A", "triangle". */
  readonly kind: string;
  readonly forms: readonly StrokeForm[];
}

/** Non-digits from the text of their forms (as `strokeForm` reads it); a name of one character is a letter's. */
export function nonDigitForms(table: Readonly<Record<string, readonly string[]>>): NonDigit[] {
  return Object.entries(table).map(([name, forms]) => ({
    kind: name.length === 1 ? `letter ${name}` : name,
    forms: forms.map((text) => strokeForm(1, text)),
  }));
}
