import { createConnection } from "node:net";
import { Registry } from "prom-client";
import { expect, it } from "vitest";
import type { Publisher } from "../../../runtime/handler-host/publisher";
import { RequestMetrics } from "../../../runtime/handler-host/request-metrics";
import { Service } from "../../../runtime/handler-host/service";
import { createLogger } from "../../../runtime/shared/log";
import { PassingOn } from "../../../runtime/shared/tracing";
import { freePort } from "../../support/runtime/ports";

const publisher = { connect: async () => undefined, prepare: async () => undefined } as unknown as Publisher;

it("a service answers a body that has no end, and closes the connection", async () => {
  const port = await freePort();
  const service = new Service({
    port,
    maxBodyBytes: 100_000,
    handler: async () => new Response("never"),
    publisher,
    table: () => {
      throw new Error("It holds none.");
    },
    metrics: new RequestMetrics(new Registry()),
    tracing: new PassingOn(),
    log: createLogger("error", {}, () => undefined),
  });
  await service.start(new AbortController().signal);
  const socket = createConnection(port, "localhost");
  let answer = "";
  socket.setEncoding("utf8").on("data", (text: string) => {
    answer += text;
  });
  socket.on("error", () => undefined); // what was sent and not read resets the connection
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.write("POST / HTTP/1.1\r\nhost: shop\r\ntransfer-encoding: chunked\r\n\r\n");
  // No more than it takes: a write to a connection that was reset would throw away the answer.
  for (let sent = 0; sent <= 100_000; sent += 10_000) socket.write(`2710\r\n${"x".repeat(10_000)}\r\n`);
  await closed;
  expect(answer).toMatch(/^HTTP\/1.1 413 /);
  await service.stop();
}, 10_000);
