import { version } from '../../package.json';

/** The version of Digit Lab, as its manifest gives it. */
export const VERSION: string = version;
