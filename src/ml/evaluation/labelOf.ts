/** How phones name pictures: the day and the second, as in "20240131_120000.jpg". Milliseconds are more than 8 digits. */
const CAMERA_NAME = /^\d{8}_\d{6}(?!\d)/;

/**
 * What the path of a picture says of its content: the picture is named by its label ("7_2.png", "2024.png", or
 * "7 (1).png", as Windows names several at once), or its folder is ("7/a.png"). Folders count first. What a camera named
 * has no label in its name.
 * @param path its parts parted by "/" or "\"
 * @returns the label's digits and the folder of the set that the picture belongs to; `null` if the path has no label
 */
export function labelOf(path: string): { readonly label: string; readonly set: string } | null {
  const [folders, name] = parted(path);
  const [set, folder] = parted(folders);
  if (/^\d$/.test(folder)) return { label: folder, set };
  if (CAMERA_NAME.test(name)) return null;
  const label = /^(\d{1,8})(?:_.*| \(\d+\))?\.[^.]+$/.exec(name)?.[1];
  return label === undefined ? null : { label, set: folders };
}

/** Everything before the last separator, and what is after it. */
function parted(path: string): readonly [before: string, last: string] {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return at < 0 ? ['.', path] : [path.slice(0, at), path.slice(at + 1)];
}
