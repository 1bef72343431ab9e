/** A whole number with its thousands apart: "60,000". */
export function figure(value: number): string {
  return value.toLocaleString('en');
}
