/**
 * What waits for something else is raced against this.
 * @param {AbortSignal} signal
 * @returns {Promise<never>} rejected with its reason when it is aborted
 */
export function rejectionOf(signal) {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}
