import { expect, it } from 'vitest';
import { download, RefusalError } from '../../../../src/node/downloads/download';
import { mirrorServer } from '../datasets/mirrorServer';

it('lets go of the connection to a server that refuses, however long its answer is', async () => {
  let letGo = (): void => undefined;
  const closed = new Promise<void>((resolve) => (letGo = resolve));
  const server = await mirrorServer((_, response) => {
    response.on('close', () => letGo());
    response.writeHead(404);
    response.write('There is no such file, and this page never ends.');
  });
  const pieces = download(`${server}file`, { stallSeconds: 30, largest: 1000, onProgress: () => undefined });
  await expect(pieces.next()).rejects.toBeInstanceOf(RefusalError);
  await closed;
});
