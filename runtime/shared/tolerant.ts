import type { Base } from "@platformatic/kafka";

/**
 * A client whose process survives that a broker goes away during a login: the connection says so twice, and nobody
 * listens to the second time.
 */
export function tolerant<T extends Pick<Base, "connections">>(client: T): T {
  client.connections.on("connecting", ({ connection }) => connection.on("error", () => undefined));
  return client;
}
