import type { Base } from "@platformatic/kafka";

/**
 * A client whose process survives that a broker goes away during a login: the connection says so twice, and nobody
 * listens to the second time.
 * @param onBreak told why a connection broke; requests on it only learn that it did
 */
export function tolerant<T extends Pick<Base, "connections">>(
  client: T,
  onBreak: (reason: Error) => void = () => undefined,
): T {
  client.connections.on("connecting", ({ connection }) => connection.on("error", onBreak));
  return client;
}
