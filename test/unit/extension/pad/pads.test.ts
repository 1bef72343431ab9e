import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PadDrawing, PadSurroundings } from '../../../../src/extension/pad/padPanel';
import { Pads } from '../../../../src/extension/pad/pads';
import { EventEmitter } from '../vscodeFake';
import { memento } from '../../../memento';

/** A pad as far as its window knows it. */
interface Pad {
  /** The drawing that it begins with. */
  readonly before: string | null;
  readonly draws: (drawing: string) => void;
  /** Its page comes back with a drawing. */
  readonly shows: (drawing: string) => void;
  /** How often it was brought to where it is seen. */
  readonly revealed: number;
  readonly dispose: () => void;
}

const vscodeNow = vi.hoisted(() => {
  class TabInputWebview {
    constructor(readonly viewType: string) {}
  }
  return { TabInputWebview, tabs: [] as { input: object }[], sessionId: '', pads: [] as Pad[] };
});

vi.mock('vscode', async () => ({
  ...(await import('../vscodeFake')),
  TabInputWebview: vscodeNow.TabInputWebview,
  env: vscodeNow,
  window: { tabGroups: { all: [vscodeNow] } },
}));
vi.mock('../../../../src/extension/pad/padPanel', () => ({
  PadPanel: class {
    private readonly drew = new EventEmitter<PadDrawing>();
    private readonly ended = new EventEmitter<void>();
    readonly onDidRead = new EventEmitter<unknown>().event;
    readonly onDidDraw = this.drew.event;
    readonly onDidDispose = this.ended.event;
    revealed = 0;

    constructor(
      _: unknown,
      __: unknown,
      readonly before: string | null,
    ) {
      vscodeNow.pads.push(this);
    }

    draws(drawing: string): void {
      this.drew.fire({ type: 'drawing', drawing, isDrawn: true });
    }

    shows(drawing: string): void {
      this.drew.fire({ type: 'drawing', drawing, isDrawn: false });
    }

    reveal(): void {
      this.revealed++;
    }

    dispose(): void {
      this.ended.fire();
    }
  },
}));

let state: ReturnType<typeof memento>;

beforeEach(() => {
  state = memento();
  startWindow('first');
});

/** Another window, or the same one after a reload. @param tabs view types of what was open in it */
function startWindow(sessionId: string, tabs: readonly string[] = []): void {
  vscodeNow.sessionId = sessionId;
  vscodeNow.tabs.splice(0, Infinity, ...tabs.map((type) => ({ input: new vscodeNow.TabInputWebview(type) })));
}

/** As VS Code calls a pad's tab. */
const PAD_TAB = 'mainThreadWebview-digitLab.pad';

/** The pads of an extension host that starts. */
function startHost(): Pads {
  return new Pads({} as PadSurroundings, state);
}

/** Opens a pad. */
function open(pads: Pads): Pad {
  pads.open();
  return vscodeNow.pads.at(-1)!;
}

/** A pad that VS Code brings back. */
function adopted(pads: Pads): Pad {
  pads.adoptPanel({} as never);
  return vscodeNow.pads.at(-1)!;
}

it('is one among the editors, however often it is asked for', () => {
  const pads = startHost();
  const before = vscodeNow.pads.length;
  const pad = open(pads);
  expect([open(pads), open(pads)]).toEqual([pad, pad]);
  expect([vscodeNow.pads.length - before, pad.revealed]).toEqual([1, 2]);
});

describe('a pad that is opened', () => {
  beforeEach(() => {
    open(startHost()).draws('seven');
  });

  it('after a reload begins with the drawing of the last one, if its tab is not there any more', () => {
    startWindow('second', ['mainThreadWebview-digitLab.results']);
    expect(open(startHost()).before).toBe('seven');
  });

  it('after a reload begins with nothing while there is a tab that VS Code brings back with its drawing', () => {
    startWindow('second', [PAD_TAB]);
    const pads = startHost();
    const pad = open(pads);
    expect(pad.before).toBeNull();
    pad.draws('one');
    pad.dispose();
    expect(open(pads).before).toBe('one');
  });

  it('begins with the drawing of the last one beside the tab that an extension host has left behind', () => {
    startWindow('first', [PAD_TAB]);
    expect(open(startHost()).before).toBe('seven');
    startWindow('second', [PAD_TAB]);
    adopted(startHost());
    expect(open(startHost()).before).toBe('seven');
  });
});

describe('the drawing that is left to the next pad', () => {
  /** Two pads come back after a reload: one that was drawn on last, and one that was not. */
  function comeBack(): { pads: Pads; drawnOn: Pad; shown: Pad } {
    open(startHost()).draws('seven');
    startWindow('second', [PAD_TAB, PAD_TAB]);
    const pads = startHost();
    const [drawnOn, shown] = [adopted(pads), adopted(pads)];
    drawnOn.shows('seven');
    shown.shows('one');
    return { pads, drawnOn, shown };
  }

  it('is the one that was drawn on last, not one that was merely shown', () => {
    comeBack();
    expect(open(startHost()).before).toBe('seven');
  });

  it('is the one that was closed, also if it was merely shown', () => {
    const { pads, drawnOn, shown } = comeBack();
    drawnOn.dispose();
    shown.dispose();
    expect(open(pads).before).toBe('one');
  });

  it('stays the one that was drawn on last where all of them go with their extension host', () => {
    comeBack().pads.dispose();
    expect(open(startHost()).before).toBe('seven');
  });
});
