import { get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { Registry } from "prom-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RequestHandler } from "../../../constructs/workers/handler-api";
import type { Publisher } from "../../../runtime/handler-host/publisher";
import { RequestMetrics } from "../../../runtime/handler-host/request-metrics";
import { Service } from "../../../runtime/handler-host/service";
import { createLogger } from "../../../runtime/shared/log";
import { PassingOn } from "../../../runtime/shared/tracing";
import { freePort } from "../../support/runtime/ports";

const publisher = { connect: async () => undefined, prepare: async () => undefined } as unknown as Publisher;

class Told extends PassingOn {
  readonly failures: unknown[] = [];
  private end: () => void = () => undefined;
  /** Resolves once all is told of a request. */
  readonly ended = new Promise<void>((resolve) => {
    this.end = resolve;
  });

  override failed(error?: unknown): void {
    this.failures.push(error);
  }

  override describe(): void {
    this.end();
  }
}

describe("a response whose stream", () => {
  let service: Service;
  let port: number;
  let handler: RequestHandler;
  let lines: string[];
  let tracing: Told;

  beforeEach(async () => {
    port = await freePort();
    lines = [];
    tracing = new Told();
    service = new Service({
      port,
      maxBodyBytes: 100_000,
      handler: (...given) => handler(...given),
      publisher,
      table: () => {
        throw new Error("It holds none.");
      },
      metrics: new RequestMetrics(new Registry()),
      tracing,
      log: createLogger("warn", {}, (line) => lines.push(line)),
    });
    await service.start(new AbortController().signal);
  });
  afterEach(() => service.stop());

  const response = () =>
    new Promise<IncomingMessage>((resolve, reject) => {
      get({ port, agent: false }, resolve).on("error", reject);
    });

  it("fails is cut off, and what failed is told", async () => {
    const failure = new Error("the database went away");
    handler = async () => {
      const chunks = ["first"];
      return new Response(
        new ReadableStream({
          pull(controller) {
            const chunk = chunks.pop();
            if (chunk === undefined) throw failure;
            controller.enqueue(new TextEncoder().encode(chunk));
          },
        }),
      );
    };
    const answer = await response();
    expect(answer.statusCode).toBe(200);
    await expect(text(answer)).rejects.toThrow("aborted");
    await tracing.ended;
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: "error", msg: "The handler failed", error: { message: "the database went away" } },
    ]);
    expect(tracing.failures).toEqual([failure]);
  });

  it("was read before is answered as any failure", async () => {
    handler = async () => {
      const read = new Response("once");
      await read.text();
      return read;
    };
    const answer = await response();
    expect(answer.statusCode).toBe(500);
    const { id } = JSON.parse(await text(answer));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ msg: "The handler failed", id }]);
  });

  it.each(["waits", "fails as it is told", "has been read to its end"])(
    "%s when the caller goes is no failure",
    async (what) => {
      handler = async (_, { signal }) =>
        new Response(
          new ReadableStream({
            start(controller) {
              const size = what === "has been read to its end" ? 50_000_000 : 1;
              controller.enqueue(new Uint8Array(size));
              if (size > 1) controller.close();
              signal.addEventListener("abort", () => {
                if (what.startsWith("fails")) controller.error(signal.reason);
              });
            },
          }),
        );
      (await response()).destroy();
      await tracing.ended;
      expect(lines).toEqual([]);
      expect(tracing.failures).toEqual([]);
    },
  );
});
