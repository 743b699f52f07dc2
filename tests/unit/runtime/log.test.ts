import { describe, expect, it } from "vitest";
import { createLogger, describeError } from "../../../runtime/shared/log";
import { tracedLog } from "../../../runtime/shared/traced-log";
import { PassingOn } from "../../../runtime/shared/tracing";

/** As Axios makes them: its JSON tells the request, and the request knows itself. */
class RequestError extends Error {
  readonly config = { headers: { authorization: "Bearer s3cret" } };
  readonly request: Record<string, unknown> = {};

  constructor() {
    super("HTTP 401");
    this.request.self = this.request;
  }

  toJSON(): object {
    return { message: this.message, config: this.config };
  }
}

const circular = (): Record<string, unknown> => {
  const value: Record<string, unknown> = { status: 503, config: { authorization: "Bearer s3cret" } };
  value.self = value;
  return value;
};

describe("the log", () => {
  it("is one JSON object a line, from the level on that is asked for", () => {
    const lines: string[] = [];
    const log = createLogger("info", { workload: "shop/a" }, (line) => lines.push(line));
    log.debug("unseen");
    log.info("seen\nhere", { offset: 12n, error: new Error("outer", { cause: new Error("inner") }) });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "info",
      msg: "seen\nhere",
      workload: "shop/a",
      offset: "12",
      error: { message: "outer: inner" },
    });
  });

  it("tells of an error its message and its stack, whatever the error makes of itself", () => {
    const lines: string[] = [];
    const log = createLogger("info", {}, (line) => lines.push(line));
    const error = new RequestError();
    log.warn("failed", { error, errors: [error], wrapped: { toJSON: () => error } });
    // As programs do that no compiler looks at.
    log.warn("failed", error as never);
    const tracing = Object.create(new PassingOn(), { current: { value: { traceparent: `00-${"a".repeat(49)}-01` } } });
    tracedLog(log, tracing).warn("failed", error as never);
    for (const line of lines) {
      expect(line).not.toContain("s3cret");
      expect(JSON.parse(line)).toMatchObject({ error: { message: "HTTP 401", stack: error.stack } });
    }
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      errors: [{ message: "HTTP 401" }],
      wrapped: { message: "HTTP 401" },
    });
  });

  it.each([
    ["refers to itself", circular()],
    ["has a field that throws", Object.defineProperty({ status: 503 }, "self", { enumerable: true, get: fail })],
    ["throws as it becomes JSON", { status: 503, toJSON: fail }],
  ])("has a line for a value that %s, with all else in it", (_, value) => {
    const lines: string[] = [];
    const log = createLogger("info", { workload: "shop/a" }, (line) => lines.push(line));
    log.warn("failed", { value, offset: 12n, error: new RequestError() });
    const line = JSON.parse(lines[0] ?? "");
    expect(line).toMatchObject({ msg: "failed", workload: "shop/a", offset: "12", error: { message: "HTTP 401" } });
    expect(line.value).toContain("status: 503");
    expect(lines[0]).not.toContain("s3cret");
  });

  it("tells of such a value in short", () => {
    const lines: string[] = [];
    const log = createLogger("info", {}, (line) => lines.push(line));
    const fields = Array.from({ length: 10_000 }, (_, n) => [`field-${n}`, "x".repeat(100)]);
    log.warn("large", { value: Object.assign(circular(), Object.fromEntries(fields)) });
    const hostile = Object.defineProperty(circular(), Symbol.toStringTag, { get: fail });
    log.warn("hostile", { value: hostile });
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(["large", "hostile"]);
    for (const line of lines) expect(line.length).toBeLessThan(4096);
  });
});

function fail(): never {
  throw new Error("not to be read");
}

describe("an error in words", () => {
  it("tells its causes once each, with Kafka's own words", () => {
    const kafka = Object.assign(new Error("Invalid config."), { serverErrorMessage: "retention.ms must be a number" });
    const error = new AggregateError([kafka, new Error("Invalid config.")], "Creating topics failed.");
    expect(describeError(error)).toBe("Creating topics failed.: Invalid config.: retention.ms must be a number");
    expect(describeError("text")).toBe("text");
    expect(describeError(undefined)).toBe("undefined");
  });

  it("comes to an end where causes go round, and has words for what has none", () => {
    const first = new Error("first");
    first.cause = new Error("second", { cause: first });
    expect(describeError(first)).toBe("first: second");
    const bare = Object.create(null);
    expect(describeError(bare)).toBe("what was thrown has no form as text");
    expect(describeError(new Error("outer", { cause: bare }))).toBe("outer: what was thrown has no form as text");
    expect(describeError(Object.assign(new Error(), { message: bare }))).toBe("what was thrown has no form as text");
  });
});
