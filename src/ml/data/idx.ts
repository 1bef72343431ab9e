import { UserError } from '../userError';

/** Unsigned bytes in any number of dimensions, row-major. */
export interface IdxTensor {
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

/** The type code of unsigned bytes, the only one that MNIST and its kin use. */
const UNSIGNED_BYTE = 0x08;

/** The other type codes of the format. */
const OTHER_TYPES: Readonly<Record<number, string>> = {
  0x09: 'signed bytes',
  0x0b: '16-bit integers',
  0x0c: '32-bit integers',
  0x0d: '32-bit floating-point numbers',
  0x0e: '64-bit floating-point numbers',
};

/**
 * Reads an IDX file (the format of MNIST: two zero bytes, a type, the number of dimensions, each dimension as a
 * big-endian 32-bit number, then the values). `bytes` is the file without gzip; `name` is what errors call it.
 * @throws UserError if it is no IDX file of unsigned bytes, is cut short or goes on after its end
 */
export function parseIdx(bytes: Uint8Array, name: string): IdxTensor {
  if (bytes.length < 4) {
    throw new UserError(`${name} is too short for an IDX file (${bytes.length} bytes). Download it again.`);
  }
  const dimensions = bytes[3]!;
  if (bytes[0] !== 0 || bytes[1] !== 0 || bytes[2] !== UNSIGNED_BYTE || dimensions === 0) {
    throw noIdxOfBytes(bytes, name);
  }
  const header = 4 + 4 * dimensions;
  if (bytes.length < header) {
    throw new UserError(`${name} is cut short: it ends inside its header. Download it again.`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: dimensions }, (_, axis) => view.getUint32(4 + 4 * axis));
  const values = shape.reduce((product, size) => product * size, 1);
  checkLength(bytes.length - header, values, shape, name);
  return { shape, data: bytes.subarray(header) };
}

/**
 * Reads an IDX file of images, count x rows x columns.
 * @throws UserError as `parseIdx`, and if it does not have three dimensions
 */
export function parseIdxImages(bytes: Uint8Array, name: string): IdxTensor {
  return withDimensions(parseIdx(bytes, name), 3, name, 'images');
}

/**
 * Reads an IDX file of labels, one byte each.
 * @throws UserError as `parseIdx`, and if it does not have one dimension
 */
export function parseIdxLabels(bytes: Uint8Array, name: string): IdxTensor {
  return withDimensions(parseIdx(bytes, name), 1, name, 'labels');
}

/** The bytes of an IDX file (without gzip) of `data` in this shape. */
export function writeIdx(shape: readonly number[], data: Uint8Array): Uint8Array {
  const header = 4 + 4 * shape.length;
  const bytes = new Uint8Array(header + data.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0, 0, UNSIGNED_BYTE, shape.length]);
  shape.forEach((size, axis) => view.setUint32(4 + 4 * axis, size));
  bytes.set(data, header);
  return bytes;
}

function noIdxOfBytes(bytes: Uint8Array, name: string): UserError {
  const other = OTHER_TYPES[bytes[2]!];
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[3] !== 0 && other !== undefined) {
    return new UserError(
      `${name} is an IDX file of ${other}. Digit Lab reads those of unsigned bytes, as MNIST's are: convert it.`,
    );
  }
  return new UserError(
    `${name} is not an IDX file of bytes: it starts with ${hex(bytes.subarray(0, 4))}, not with 00 00 08. ` +
      'Choose a file in the format of MNIST.',
  );
}

function checkLength(found: number, expected: number, shape: readonly number[], name: string): void {
  const promised = `its header promises ${shape.join(' x ')} = ${expected} values`;
  if (found < expected) {
    throw new UserError(`${name} is cut short: ${promised}, but only ${found} are there. Download it again.`);
  }
  if (found > expected) {
    throw new UserError(
      `${name} does not end where it should: ${promised}, but ${found} are there. Download it again.`,
    );
  }
}

function withDimensions(tensor: IdxTensor, dimensions: number, name: string, what: string): IdxTensor {
  if (tensor.shape.length !== dimensions) {
    throw new UserError(
      `${name} does not hold ${what}: it has ${tensor.shape.length} dimensions where ${what} have ${dimensions}. ` +
        'Check that the files of images and labels are not swapped.',
    );
  }
  return tensor;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
