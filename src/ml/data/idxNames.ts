const GZIP = /\.gz$/i;

/**
 * Names under which the labels of a file of images may lie beside it, the likeliest first: "images" becomes "labels" and
 * "idx3" becomes "idx1", with a hyphen or, as some unpack it, a dot before it, plain or gzipped.
 *
 * @returns nothing if the name does not say "images"
 */
export function labelsNamesFor(imagesName: string): string[] {
  if (!/images/i.test(imagesName)) return [];
  const plain = imagesName
    .replace(GZIP, '')
    .replace(/images/gi, labelsAsWritten)
    .replace(/idx3/i, 'idx1');
  const otherwise = plain.replace(/[-.](?=idx1)/i, (sign) => (sign === '-' ? '.' : '-'));
  const ending = GZIP.exec(imagesName)?.[0] ?? '';
  const names = [plain, otherwise].flatMap((name) => [name + ending, ending === '' ? `${name}.gz` : name]);
  return [...new Set(names)];
}

function labelsAsWritten(images: string): string {
  if (images === images.toUpperCase()) return 'LABELS';
  return images.startsWith('I') ? 'Labels' : 'labels';
}
