// Servers for tests.

import { createServer } from "node:http";

/** A server on a free port of this machine; `end` closes it with its connections. */
export function serve(handle) {
  return new Promise((resolve) => {
    const server = createServer((request, response) =>
      Promise.resolve(handle(request, response)).catch((error) => response.writeHead(500).end(String(error))));
    server.end = () => (server.closeAllConnections(), server.close());
    server.listen(0, "127.0.0.1", () => resolve(server));
  });
}

/** The body of a request. */
export async function text(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
