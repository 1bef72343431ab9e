// What dist/decode.js offers to the bundles that decode pictures.
export { decodeImage } from './decodeImage';
export { shrink } from './shrink';
