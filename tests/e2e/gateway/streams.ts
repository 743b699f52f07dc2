import { once } from "node:events";
import { Agent } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { credentials, Client as GrpcClient, status } from "@grpc/grpc-js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { Client } from "../../support/gateway/requests";

/** Tests of what lasts longer than the timeouts of its routes, which are half a second: support/gateway/stream-server.cjs. */
export function testStreams(client: () => Client): void {
  const host = "secure.example";

  describe("a call of gRPC", () => {
    let grpc: GrpcClient;
    beforeAll(() => {
      const { address, port, ca = "" } = client();
      grpc = new GrpcClient(`${address}:${port}`, credentials.createSsl(Buffer.from(ca)), {
        "grpc.ssl_target_name_override": host,
        "grpc.default_authority": host,
      });
    });
    afterAll(() => grpc.close());
    const bytes = (value: Buffer) => value;

    test("is answered, with its trailers", async () => {
      const answer = await new Promise<Buffer | undefined>((resolve, reject) => {
        grpc.makeUnaryRequest("/echo.Echo/Say", bytes, bytes, Buffer.from("hello"), (error, value) =>
          error ? reject(error) : resolve(value),
        );
      });
      expect(answer?.toString()).toBe("hello");
    });

    const counted = async (method: string) => {
      const stream = grpc.makeServerStreamRequest(method, bytes, bytes, Buffer.from(""));
      const messages: string[] = [];
      stream.on("data", (message: Buffer) => messages.push(message.toString()));
      const ended = new Promise<number>((resolve) => {
        stream.on("error", () => undefined).on("status", ({ code }) => resolve(code));
      });
      return { code: await ended, last: messages.at(-1) };
    };

    test("that streams is cut off at the route's timeout, unless that is none", async () => {
      expect(await counted("/echo.Endless/Count")).toEqual({ code: status.OK, last: "10" });
      const { code, last } = await counted("/echo.Echo/Count");
      expect(code).not.toBe(status.OK);
      expect(Number(last)).toBeLessThan(10);
    });
  });

  test("a WebSocket outlives the route's timeout", async () => {
    const { address, port, ca = "" } = client();
    const socket = new WebSocket(`wss://${address}:${port}/socket`, {
      agent: new Agent({ ca, servername: host }),
      headers: { host },
    });
    await once(socket, "open");
    await sleep(1_000);
    socket.send("still here");
    const [answer] = (await once(socket, "message")) as [Buffer];
    expect(answer.toString()).toBe("still here");
    socket.terminate();
  });
}
