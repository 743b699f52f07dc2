import { createServer, type Server } from "node:http";
import { describeError } from "../../shared/log";
import type { DurableVersions } from "./versions";

/**
 * Answers KEDA at `/demand/NAMESPACE/VERSION` with `{"invocations": 3}`, and with 503 while Restate does not answer: then
 * KEDA leaves the replicas as they are.
 */
export function startDemandServer(port: number, versions: Pick<DurableVersions, "demand">): Server {
  const demand = (namespace: string, version: string) => versions.demand({ namespace, version });
  const server = createServer(async (request, response) => {
    const send = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(`${JSON.stringify(body)}\n`);
    const [, namespace, version] = /^\/demand\/([a-z0-9-]{1,63})\/([a-z0-9-]{1,63})$/.exec(request.url ?? "") ?? [];
    if (namespace === undefined || version === undefined) return send(404, {});
    try {
      return send(200, { invocations: await demand(namespace, version) });
    } catch (error) {
      return send(503, { message: describeError(error) });
    }
  });
  server.requestTimeout = 5_000;
  return server.listen(port);
}
