import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PadSurroundings } from '../../../../src/extension/pad/padPanel';
import { Pads } from '../../../../src/extension/pad/pads';
import { EventEmitter } from '../vscodeFake';
import { workspaceState } from './workspaceState';

/** A pad as far as its window knows it. */
interface Pad {
  /** The drawing that it begins with. */
  readonly before: string | null;
  readonly draws: (drawing: string) => void;
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
    private readonly drew = new EventEmitter<string>();
    private readonly ended = new EventEmitter<void>();
    readonly onDidRead = new EventEmitter<unknown>().event;
    readonly onDidDraw = this.drew.event;
    readonly onDidDispose = this.ended.event;

    constructor(
      _: unknown,
      __: unknown,
      readonly before: string | null,
    ) {
      vscodeNow.pads.push(this);
    }

    draws(drawing: string): void {
      this.drew.fire(drawing);
    }

    dispose(): void {
      this.ended.fire();
    }
  },
}));

let state: ReturnType<typeof workspaceState>;

beforeEach(() => {
  state = workspaceState();
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
    const pads = startHost();
    pads.adoptPanel({} as never);
    expect(open(startHost()).before).toBe('seven');
  });
});
