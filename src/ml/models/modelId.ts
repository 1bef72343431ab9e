import type { ArchitectureName } from './layerSpec';

/** Web Crypto, which browsers and Node have alike; neither DOM's nor Node's types are seen here. */
declare const crypto: { subtle: { digest(algorithm: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer> } };

/** A name for exactly these weights: the architecture and 12 hex digits of the SHA-256 of `weights.bin`. */
export async function modelId(architecture: ArchitectureName, weights: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', weights));
  const hex = Array.from(digest.subarray(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${architecture}-${hex}`;
}
