import { createServer, type Server } from "node:http";

/** What keeps the process from being ready, or undefined if it is ready. */
export type Readiness = () => string | undefined;

/** Answers /healthz (200 while the process runs) and /readyz (503 with the reason while it is not ready). */
export function startHealthServer(port: number, readiness: Readiness): Server {
  const server = createServer((request, response) => {
    const reason = request.url === "/readyz" ? readiness() : undefined;
    const known = request.url === "/readyz" || request.url === "/healthz";
    const status = !known ? 404 : reason === undefined ? 200 : 503;
    response.writeHead(status, { "content-type": "text/plain" }).end(`${reason ?? (known ? "ok" : "not found")}\n`);
  });
  server.requestTimeout = 5_000;
  return server.listen(port);
}
