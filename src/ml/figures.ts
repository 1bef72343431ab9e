/**
 * A whole number with its thousands apart, whatever the machine's language: "60,000". Not by `toLocaleString`, which
 * holds up whoever calls it first for 17 ms.
 */
export function thousands(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** How many there are of what a noun of one names: "1 image", "10,000 images". */
export function counted(number: number, noun: string): string {
  return `${thousands(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/**
 * A share 0..1 as people read it: "99.31 %". Its end is honest: only all of them are "100.00 %", nearly all "99.99 %".
 * @param space between figure and sign: on a page, one that does not break
 */
export function percent(share: number, decimals = 2, space = ' '): string {
  const most = share < 1 ? 100 - 10 ** -decimals : 100;
  return `${Math.min(share * 100, most).toFixed(decimals)}${space}%`;
}

/** A length of time in seconds, rounded to what matters: "40 s", "3 min", "1 h 20 min". */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
