/** What the path of a picture says of its content. */
export interface PathLabel {
  /** Its digits. */
  readonly label: string;
  /** The folder of the set that the picture belongs to. */
  readonly set: string;
}

interface FoundLabel extends PathLabel {
  /** Whether it is all of the picture's name, as the number of a numbered picture would be. */
  readonly isWholeName: boolean;
}

/** How phones name pictures: the day and the second, as in "20240131_120000.jpg". Milliseconds are more than 8 digits. */
const CAMERA_NAME = /^\d{8}_\d{6}(?!\d)/;

/** As many numbers may follow one another because they are the labels: samples of all ten digits. */
const MOST_LABELS_IN_A_ROW = 10;

/**
 * What the paths of pictures say of their content: a picture is named by its label ("7_2.png", "2024.png", or "7 (1).png",
 * as Windows names several at once), or its folder is ("7/a.png", "07/a.png"). Folders count first. What a camera named has
 * no label in its name, nor have pictures that somebody only numbered: which these are is told by all of a folder.
 * @param paths of all pictures that are read together, their parts parted by "/" or "\"
 * @returns one for each path, in their order; `null` if it has no label
 */
export function labelsOf(paths: readonly string[]): (PathLabel | null)[] {
  const found = paths.map(labelIn);
  const wholeNames = new Map<string, Set<string>>();
  for (const one of found) {
    if (one?.isWholeName !== true) continue;
    wholeNames.set(one.set, (wholeNames.get(one.set) ?? new Set()).add(one.label));
  }
  const numbered = new Set(
    [...wholeNames].filter(([, names]) => areNumbering([...names])).map(([set]) => set),
  );
  return found.map((one) =>
    one === null || (one.isWholeName && numbered.has(one.set)) ? null : { label: one.label, set: one.set },
  );
}

function labelIn(path: string): FoundLabel | null {
  const [folders, name] = parted(path);
  const [set, folder] = parted(folders);
  const digit = /^0?(\d)$/.exec(folder)?.[1];
  if (digit !== undefined) return { label: digit, set, isWholeName: false };
  if (CAMERA_NAME.test(name)) return null;
  const [, label, rest] = /^(\d{1,8})(_.*| \(\d+\))?\.[^.]+$/.exec(name) ?? [];
  return label === undefined ? null : { label, set: folders, isWholeName: rest === undefined };
}

/**
 * Whether the names of a folder's pictures number them ("001.png" to "030.png"), rather than say what they show: all are
 * filled up with zeros to the same length, or there are many and they leave out fewer numbers than they take.
 */
function areNumbering(names: readonly string[]): boolean {
  const { length } = names[0]!;
  if (length > 1 && names.every((name) => name.startsWith('0') && name.length === length)) return true;
  const numbers = names.map(Number).sort((a, b) => a - b);
  return names.length > MOST_LABELS_IN_A_ROW && numbers.at(-1)! - numbers[0]! < 2 * names.length;
}

/** Everything before the last separator, and what is after it. */
function parted(path: string): readonly [before: string, last: string] {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return at < 0 ? ['.', path] : [path.slice(0, at), path.slice(at + 1)];
}
