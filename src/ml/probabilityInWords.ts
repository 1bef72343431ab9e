/**
 * A probability as people read it: "99.8 %". The ends are honest: what is not certain never shows as 100 %, what is
 * not impossible never as 0.
 * @param probability 0..1
 * @param space between figure and signs: on a page, one that does not break
 */
export function probabilityInWords(probability: number, space = ' '): string {
  if (probability > 0.9995) return `>${space}99.9${space}%`;
  if (probability < 0.0005) return `<${space}0.1${space}%`;
  return `${(probability * 100).toFixed(1)}${space}%`;
}
