import { createServer, type Server, type ServerResponse } from "node:http";
import type { Registry } from "prom-client";
import { describeError } from "./log";

/** What keeps the process from being ready, or undefined if it is ready. */
export type Readiness = () => string | undefined;

/**
 * Answers /healthz (200 while the process runs), /readyz (503 with the reason while it is not ready) and /metrics
 * (Prometheus' text format, and what else is in `more`). Nothing here changes anything, so that whoever scrapes needs access to this port alone.
 */
export function startHealthServer(
  port: number,
  readiness: Readiness,
  metrics: Registry,
  more: () => string = () => "",
): Server {
  const server = createServer((request, response) => {
    if (request.url === "/metrics") return void sendMetrics(metrics, more, response);
    const reason = request.url === "/readyz" ? readiness() : undefined;
    const known = request.url === "/readyz" || request.url === "/healthz";
    const status = !known ? 404 : reason === undefined ? 200 : 503;
    response.writeHead(status, { "content-type": "text/plain" }).end(`${reason ?? (known ? "ok" : "not found")}\n`);
  });
  server.requestTimeout = 5_000;
  return server.listen(port);
}

async function sendMetrics(metrics: Registry, more: () => string, response: ServerResponse): Promise<void> {
  try {
    const text = (await metrics.metrics()) + more();
    response.writeHead(200, { "content-type": metrics.contentType }).end(text);
  } catch (error) {
    response.writeHead(500, { "content-type": "text/plain" }).end(`${describeError(error)}\n`);
  }
}
