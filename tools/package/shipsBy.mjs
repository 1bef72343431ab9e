// Which files of a build the package takes.

/**
 * @param {string} list the text of .vscodeignore
 * @returns {(output: string) => boolean} whether the package takes this file of the build
 */
export function shipsBy(list) {
  // Git for Windows may have changed the line ends.
  const lines = list.split(/\r?\n/);
  const names = lines.filter((line) => line.startsWith('!dist/')).map((line) => line.slice(1));
  const patterns = names.map((name) => new RegExp(`/${name.replace('.', '\\.').replace('*', '[^/]+')}$`));
  return (output) => patterns.some((pattern) => pattern.test(output));
}
