import { homedir } from 'node:os';

/** Path of the user's own folder on the machine that extensions run on. */
export const homeFolder: () => string = homedir;
