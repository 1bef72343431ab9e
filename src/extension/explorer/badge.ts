import * as vscode from 'vscode';
import { doubtInWords, withSigns } from '../../ml/doubtInWords';
import type { Reading } from '../../ml/reading';
import { probabilityInWords } from '../../ml/probabilityInWords';

/** A badge has room for two characters. */
const ROOM = 2;

/** What a reading looks like beside a file's name; nothing where there is no digit to speak of. */
export function badgeOf({ text, outcome, confidence, digits }: Reading): vscode.FileDecoration | undefined {
  if (outcome === 'not sure') {
    const guess = digits.map(({ digit }) => digit).join('');
    return new vscode.FileDecoration('?', `Digit Lab is not sure: perhaps ${guess}`);
  }
  if (text === null) return undefined;
  const badge = text.length > ROOM ? `${text.slice(0, 1)}…` : text;
  const doubt = doubtInWords(digits);
  const each = text.length > 1 ? 'each digit at least ' : '';
  const sureness = doubt === null ? `, ${each}${probabilityInWords(confidence)} sure` : `. ${doubt}`;
  return new vscode.FileDecoration(badge, withSigns(`Digit Lab reads ${text}${sureness}`, digits));
}
