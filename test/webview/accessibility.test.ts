import { afterEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { runAxe } from './axe';
import { barPicture, digitsInARow, PadPage } from './pad/padPage';
import { openDataset, openIdx, openIdxUnread, openMyDigits, openResults, readings, ROWS } from './pageStates';
import { pageOfDigits, rowOf } from './results/resultRows';
import { setTheme, THEMES } from './themes';
import { until } from './until';
import { WebviewPage } from './webviewPage';

let page: WebviewPage | null = null;

afterEach(() => {
  page?.close();
  expect(page?.violations).toEqual([]);
  page = null;
});

/** The pad with this number drawn on it. */
async function padWith(text: string): Promise<PadPage> {
  const pad = await PadPage.open();
  page = pad.page;
  await pad.draw(digitsInARow(text));
  expect(pad.text).toBe(text);
  return pad;
}

/** The pad with a drawing that its model refuses. */
async function padRefusing(text: string, thresholds: { notADigit: number; notSure: number }) {
  const opened = await PadPage.openWithoutModel();
  const pad = opened.page;
  page = pad;
  await opened.useThresholds(thresholds);
  await commands.drawOnPad(digitsInARow(text));
  const state = thresholds.notADigit === 1 ? 'not-a-digit' : 'not-sure';
  const shown = () => pad.window.document.querySelector<HTMLElement>('.reading')!.dataset.state;
  if (text.length === 1) await until(() => shown() === state);
  else await until(() => pad.all('digit-box').length === text.length);
  return pad;
}

/** Opens the disclosure of this name and waits for what it shows. */
async function explain({ page }: PadPage, name: string, content: string): Promise<void> {
  page.get(name).querySelector('summary')!.click();
  await until(() => page.get(name).querySelector(content) !== null);
}

/** Every state in which a page is found, and how it gets there. */
const STATES: Readonly<Record<string, () => Promise<WebviewPage>>> = {
  'the pad before its bundle runs': () => WebviewPage.openSkeleton('pad'),
  'the pad without a model': () => WebviewPage.open('pad'),
  'the pad, empty': async () => (await PadPage.open()).page,
  'the pad with one digit': async () => (await padWith('3')).page,
  'the pad with a number': async () => (await padWith('305')).page,
  'the pad, not sure': () => padRefusing('3', { notADigit: 0, notSure: 1 }),
  'the pad with what is no digit': () => padRefusing('3', { notADigit: 1, notSure: 1 }),
  'the pad with a number of refused digits': () => padRefusing('305', { notADigit: 0, notSure: 1 }),
  'the pad with a picture': async () => {
    const pad = await PadPage.open();
    await pad.show(barPicture());
    return pad.page;
  },
  'the pad with a problem': async () => {
    const { page } = await padWith('3');
    page.send({ type: 'problem', message: 'The model folder is gone. Choose another model.' });
    await until(() => page.get('pad-problem').textContent !== '');
    return page;
  },
  'the pad with its list of keys': async () => {
    const pad = await padWith('3');
    await commands.pressOnPage('?');
    expect((pad.page.get('pad-keys') as HTMLDialogElement).open).toBe(true);
    return pad.page;
  },
  'the pad with its menu': async () => {
    const pad = await PadPage.open();
    pad.page.get('pad-more').click();
    expect(pad.page.all('pad-more-menu')).toHaveLength(1);
    return pad.page;
  },
  'the pad, explaining': async () => {
    const pad = await padWith('3');
    await explain(pad, 'explain-heat', '[data-testid=heat-words]:not(:empty)');
    await explain(pad, 'explain-layers', 'li');
    return pad.page;
  },
  'the pad with a correction kept': async () => {
    const { page } = await padWith('3');
    page.get('pad-was-8').click();
    const { id } = page.messages('keep')[0]!;
    page.send({ type: 'kept', id, label: 8, instead: 3, isNew: true });
    await until(() => page.get('pad-kept').textContent.includes('Kept as 8'));
    return page;
  },
  'the results of one image': async () => {
    const page = await openResults([rowOf('42')]);
    const step = { width: 8, height: 4, data: new Uint8Array(8 * 4 * 4).fill(90) };
    const picture = { width: 80, height: 40, data: new Uint8Array(80 * 40 * 4).fill(90), scale: 1 };
    page.send({ type: 'look', index: 0, picture, steps: [step, step, step, step] });
    await until(() => page.get('detail-steps').checkVisibility());
    return page;
  },
  'the results of an image with a page of digits': async () => {
    const page = await openResults([pageOfDigits(30)]);
    await until(() => page.get('detail-reading').tabIndex === 0);
    return page;
  },
  'the results of one image that cannot be read': async () => {
    const failed = ROWS.filter(({ error }) => error !== null);
    expect(failed).toHaveLength(1);
    return openResults(failed);
  },
  'the results, filling': () => openResults(ROWS, 100),
  'the results, full, with a row open': async () => {
    const page = await openResults([
      ...ROWS,
      ...Array.from({ length: 500 }, (_, each) => rowOf(String(each))),
    ]);
    page.all('results-row')[1]!.click();
    expect(page.get('results-detail').checkVisibility()).toBe(true);
    return page;
  },
  'the results, filtered and sorted': async () => {
    const page = await openResults(ROWS);
    page.get('results-sort-confidence').click();
    page.get('filter-not-sure').click();
    return page;
  },
  'the results, filtered to nothing': async () => {
    const page = await openResults([rowOf('1'), rowOf('2')]);
    page.get('filter-not-sure').click();
    return page;
  },
  'the results with their matrix': async () => {
    const page = await openResults(ROWS);
    page.get('results-matrix-toggle').click();
    page.window.document.querySelector<HTMLElement>('[data-cell="1-7"]')!.click();
    return page;
  },
  'an IDX file before it is read': async () => {
    const page = await openIdxUnread();
    await page.deliver({ type: 'model', name: 'compact' });
    expect(page.get('idx-read').checkVisibility()).toBe(true);
    return page;
  },
  'an IDX file that is being read': async () => {
    const page = await openIdxUnread();
    await page.deliver({ type: 'start', modelName: 'compact', isAgain: false });
    await page.deliver({ type: 'readings', from: 0, readings: readings(20) });
    expect(page.get('idx-status').textContent).toContain('20 of 60');
    expect(page.get('idx-cancel').checkVisibility()).toBe(true);
    return page;
  },
  'an IDX file that was read': openIdx,
  'an IDX file with an image open': async () => {
    const page = await openIdx();
    page.all('image-tile')[1]!.click();
    const { index } = page.messages('look')[0]!;
    const probabilities = Array.from({ length: 10 }, (_, digit) => (digit === 8 ? 0.73 : 0.03));
    const prediction = { digit: 8, confidence: 0.73, outcome: 'digit', probabilities };
    page.send({ type: 'look', index, modelId: 'compact-1', prediction, image: new Uint8Array(784).fill(90) });
    await until(() => page.get('idx-bar-8').textContent.includes('73'));
    return page;
  },
  'an IDX file that cannot be read': async () => {
    const page = await WebviewPage.open('idx');
    await page.deliver({ type: 'problem', message: 'The file is cut short. Copy it again.' });
    return page;
  },
  'an IDX file of labels': async () => {
    const page = await WebviewPage.open('idx');
    const perLabel = Array.from({ length: 26 }, (_, label) => label);
    const content = { kind: 'labels', name: 'train-labels-idx1-ubyte', count: 325, perLabel };
    await page.deliver({ type: 'content', content });
    return page;
  },
  'My Digits with a problem': async () => {
    const page = await openMyDigits(3);
    await page.deliver({ type: 'problem', message: 'My Digits are read-only. Check the folder.' });
    return page;
  },
  'My Digits, empty': () => openMyDigits(0),
  'My Digits, being tested': () => openMyDigits(30, true),
  'My Digits, tested, with one marked': async () => {
    const page = await openMyDigits(30);
    page.all('image-tile')[1]!.click();
    expect(page.get('my-digits-selection').textContent).toContain('label');
    return page;
  },
  'a dataset': openDataset,
  'a dataset that cannot be shown': async () => {
    const page = await WebviewPage.open('dataset');
    await page.deliver({ type: 'problem', message: 'The folder has no labels. Add them.' });
    return page;
  },
};

describe('axe finds nothing', () => {
  test.each(Object.keys(STATES))('in %s, in every theme', async (state) => {
    page = await STATES[state]!();
    const found: string[] = [];
    for (const theme of THEMES) {
      await setTheme(page, theme);
      const { violations, contrasts } = await runAxe(page);
      found.push(...violations.map((violation) => `${theme}: ${violation}`));
      expect(contrasts, theme).toBeGreaterThan(0);
    }
    expect(found).toEqual([]);
  });
});

describe('motion', () => {
  /** Everything on the page that moves or would, also within the controls' own elements. */
  function moving({ window }: WebviewPage): string[] {
    const within = (root: ParentNode): Element[] =>
      Array.from(root.querySelectorAll('*')).flatMap((each) =>
        each.shadowRoot === null ? [each] : [each, ...within(each.shadowRoot)],
      );
    return within(window.document.body)
      .filter((each) => {
        const { animationName, transitionDuration } = window.getComputedStyle(each);
        return animationName !== 'none' || transitionDuration !== '0s';
      })
      .map((each) => `${each.tagName} ${each.getAttribute('class') ?? ''}`);
  }

  /** The pages while they wait for something. */
  const AT_WORK: Readonly<Record<string, () => Promise<WebviewPage>>> = {
    pad: () => WebviewPage.open('pad'),
    idx: () => WebviewPage.open('idx'),
    dataset: () => WebviewPage.open('dataset'),
    myDigits: () => openMyDigits(30, true),
  };

  test.each(Object.keys(AT_WORK))(
    'there is none on the page %s at work if VS Code says that the user wants less of it',
    async (name) => {
      page = await AT_WORK[name]!();
      expect(moving(page)).not.toEqual([]);
      page.window.document.body.classList.add('vscode-reduce-motion');
      expect(moving(page)).toEqual([]);
    },
  );

  test('there is none on the page results at work, whatever the user wants', async () => {
    page = await openResults(ROWS, 100);
    expect(moving(page)).toEqual([]);
  });
});

describe('forced colours of the system', () => {
  afterEach(() => commands.forceColours(false));

  test('take none of the theme, which VS Code has adapted to them', async () => {
    const { window } = (page = (await padWith('305')).page);
    await setTheme(page, 'high contrast');
    page.get('pad-eraser').click();
    const looks = () =>
      [
        '.bar.best .bar-fill',
        '.bar-track',
        '.digit-choice[aria-pressed=true]',
        '.ten-digit',
        '.pad-canvas',
      ].map((selector) => {
        const found = window.document.querySelector(selector);
        if (found === null) throw new Error(`Nothing on the page is ${selector}.`);
        const { backgroundColor, borderColor, boxShadow } = window.getComputedStyle(found);
        return [selector, backgroundColor, borderColor, boxShadow].join();
      });
    const before = looks();
    await commands.forceColours(true);
    expect(window.matchMedia('(forced-colors: active)').matches).toBe(true);
    expect(looks()).toEqual(before);
  });
});
