import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves on loopback for as long as `work` runs, which gets the address. */
export async function withMirror<Result>(
  listener: RequestListener,
  work: (address: string) => Promise<Result>,
): Promise<Result> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    return await work(`http://127.0.0.1:${port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
}

/** Answers 404 to everything. */
export const missing: RequestListener = (_request, response) => {
  response.writeHead(404).end('Not here.');
};

/** Sends something that is none of MNIST's files. */
export const wrong: RequestListener = (_request, response) => {
  response.writeHead(200).end('<html>Please log in to the airport network.</html>');
};

/** Promises more than it sends, and hangs up. */
export const cut: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-length': '1000000' });
  response.write(Buffer.alloc(1000), () => response.destroy());
};
