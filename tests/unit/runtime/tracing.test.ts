import { trace } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";
import { processing } from "../../../runtime/handler-host/event-spans";
import { createLogger } from "../../../runtime/shared/log";
import { SettingsReader } from "../../../runtime/shared/settings";
import { traceContextOf } from "../../../runtime/shared/trace-context";
import { tracedLog } from "../../../runtime/shared/traced-log";
import { type Operation, PassingOn } from "../../../runtime/shared/tracing";
import { readTracingSettings } from "../../../runtime/shared/tracing-settings";
import { RecordedTracing } from "../../../runtime/tracing/recorded-tracing";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";
const PARENT = { traceparent: `00-${TRACE}-${SPAN}-01` };

const handling = (parent: Operation["parent"]): Operation => ({
  name: "process t",
  kind: "consumer",
  parent,
  attributes: () => ({}),
});

describe("a trace's context", () => {
  it.each([PARENT.traceparent, `01-${TRACE}-${SPAN}-00`, `cc-${TRACE}-${SPAN}-01-what-a-later-version-adds`])(
    "is %s",
    (traceparent) => {
      expect(traceContextOf(traceparent, undefined)).toEqual({ traceparent });
    },
  );

  it.each([
    undefined,
    "",
    "00",
    `ff-${TRACE}-${SPAN}-01`,
    `00-${"0".repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${"0".repeat(16)}-01`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}-01-more`,
    `00-${TRACE}-${SPAN}-01\r\nx: y`,
    `00-${TRACE}-${SPAN}`,
  ])("is not %j", (traceparent) => {
    expect(traceContextOf(traceparent, "vendor=1")).toBeUndefined();
  });

  it("has its state, unless that is longer than anybody has to pass on", () => {
    expect(traceContextOf(PARENT.traceparent, "vendor=1")).toEqual({ ...PARENT, tracestate: "vendor=1" });
    expect(traceContextOf(PARENT.traceparent, `vendor=${"1".repeat(512)}`)).toEqual(PARENT);
  });

  it.each([
    [{ traceparent: PARENT.traceparent, ce_traceparent: `00-${TRACE}-${"1".repeat(16)}-01` }, PARENT],
    [
      { ce_traceparent: PARENT.traceparent, ce_tracestate: "a=b" },
      { ...PARENT, tracestate: "a=b" },
    ],
    [{ traceparent: "none", ce_traceparent: PARENT.traceparent }, PARENT],
    [{ ce_source: "/shop/till" }, undefined],
  ])("of an event is in its headers: %j", (headers, parent) => {
    const headerEntries = Object.entries(headers).map(([name, text]): [Buffer, Buffer] => [
      Buffer.from(name),
      Buffer.from(text),
    ]);
    const message = { topic: "t", partition: 0, offset: 1n, headerEntries };
    expect(processing(message, "g").parent).toEqual(parent);
  });
});

describe("without spans", () => {
  it("what is sent in an operation carries what came, and what comes next does not", async () => {
    const tracing = new PassingOn();
    const seen = () => tracing.begin().context;
    const first = await tracing.run(handling(PARENT), async () => {
      await Promise.resolve();
      // As lanes do: the next event begins where the one before ended.
      const next = tracing.run(handling(undefined), async () => seen());
      return [seen(), await next, seen()];
    });
    expect(first).toEqual([PARENT, undefined, PARENT]);
    expect(seen()).toBeUndefined();
  });

  it("lines of the log say which trace they belong to", async () => {
    const lines: object[] = [];
    const tracing = new PassingOn();
    const log = tracedLog(
      createLogger("info", {}, (line) => lines.push(JSON.parse(line))),
      tracing,
    );
    await tracing.run(handling(PARENT), async () => log.info("in it", { n: 1 }));
    log.warn("outside");
    expect(lines).toMatchObject([{ msg: "in it", n: 1, trace_id: TRACE, span_id: SPAN }, { msg: "outside" }]);
    expect(lines[1]).not.toHaveProperty("trace_id");
  });
});

it("a span fails with what was thrown, even if that has no form as text", async () => {
  const tracing = new RecordedTracing(trace.getTracer("test"), async () => undefined);
  const bare = Object.create(null);
  await expect(tracing.run(handling(undefined), () => Promise.reject(bare))).rejects.toBe(bare);
});

describe("where spans go", () => {
  const read = (env: Record<string, string>) => {
    const reader = new SettingsReader(env);
    return { settings: readTracingSettings(reader), problems: reader.problems };
  };
  const endpoint = "http://collector.observability.svc:4318/v1/traces";

  it("is told by OpenTelemetry's own variables", () => {
    expect(read({})).toEqual({ settings: undefined, problems: [] });
    expect(read({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: endpoint })).toMatchObject({ settings: { endpoint, ratio: 1 } });
    expect(
      read({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: "0.05" }).settings?.ratio,
    ).toBe(0.05);
  });

  it.each(["2", "-1", "often"])("is no ratio: %s", (ratio) => {
    expect(
      read({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "collector:4318", OTEL_TRACES_SAMPLER_ARG: ratio }).problems,
    ).toEqual([
      'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is "collector:4318"; expected a URL.',
      `OTEL_TRACES_SAMPLER_ARG is "${ratio}"; expected a number from 0 to 1.`,
    ]);
  });
});
