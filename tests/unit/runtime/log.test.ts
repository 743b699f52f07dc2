import { describe, expect, it } from "vitest";
import { createLogger, describeError } from "../../../runtime/shared/log";

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
});

describe("an error in words", () => {
  it("tells its causes once each, with Kafka's own words", () => {
    const kafka = Object.assign(new Error("Invalid config."), { serverErrorMessage: "retention.ms must be a number" });
    const error = new AggregateError([kafka, new Error("Invalid config.")], "Creating topics failed.");
    expect(describeError(error)).toBe("Creating topics failed.: Invalid config.: retention.ms must be a number");
    expect(describeError("text")).toBe("text");
    expect(describeError(undefined)).toBe("undefined");
  });
});
