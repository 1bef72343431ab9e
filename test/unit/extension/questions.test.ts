import { expect, it, vi } from 'vitest';
import { Questions } from '../../../src/extension/questions';
import { EventEmitter, window } from './vscodeFake';

vi.mock('vscode', () => import('./vscodeFake'));

/** The field that the user types into. */
class Field {
  value = '';
  prompt = '';
  validationMessage: string | undefined;
  private readonly changed = new EventEmitter<string>();
  private readonly hidden = new EventEmitter<undefined>();
  readonly onDidChangeValue = this.changed.event;
  readonly onDidAccept = new EventEmitter<undefined>().event;
  readonly onDidTriggerButton = new EventEmitter<undefined>().event;
  readonly onDidHide = this.hidden.event;
  readonly show = vi.fn();

  type(text: string): void {
    this.value = text;
    this.changed.fire(text);
  }

  hide(): void {
    this.hidden.fire(undefined);
  }
}

it('tells of the text that stands in a field what was asked, what is to be known and what is wrong', async () => {
  const field = new Field();
  window.createInputBox.mockReturnValueOnce(field);
  const typed = new Questions().type(
    { title: 'Train Model', placeholder: 'How many epochs?' },
    '6',
    (text) => `About ${text}.`,
    (text) => (text === '' ? 'Type a number.' : null),
  );
  const told = () => [field.prompt, field.validationMessage];
  expect(told()).toEqual(['How many epochs? About 6.', undefined]);
  field.type('');
  expect(told()).toEqual(['How many epochs? About .', 'Type a number.']);
  field.type('50');
  expect(told()).toEqual(['How many epochs? About 50.', undefined]);
  field.hide();
  expect(await typed).toBeNull();
});
