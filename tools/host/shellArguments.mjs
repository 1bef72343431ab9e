// Arguments for a program that is a script on Windows (`code.cmd`), which only a shell starts there. Node joins what it
// hands to a shell with spaces and quotes nothing.

/**
 * @param {readonly string[]} args none with a double quote in it, which no path on Windows has
 * @returns {string[]} as they are to be given to `spawn`, whose option `shell` is set on Windows and only there
 */
export function shellArguments(args) {
  if (process.platform !== 'win32') return [...args];
  // A backslash before the last quote would take its meaning from it; two stand for one.
  return args.map((argument) => `"${argument.replace(/\\+$/, '$&$&')}"`);
}
