import { describe, expect, it } from "vitest";
import { failedOf } from "../../../runtime/handler-host/batch-result";

const events = [{ id: "t/0/1" }, { id: "t/0/2" }] as never;

describe("what a handler of batches returns", () => {
  it("says which events failed, and why", () => {
    expect(failedOf(undefined, events).size).toBe(0);
    expect(failedOf({ failed: [] }, events).size).toBe(0);
    const failed = failedOf({ failed: [{ id: "t/0/2", error: "full" }, { id: "t/0/1" }] }, events);
    expect(failed.get("t/0/2")).toBe("full");
    expect(failed.get("t/0/1")).toEqual(new Error("the handler of the batch says that it failed"));
  });

  it.each([
    ["a number", 3],
    ["null", null],
    ["a list", ["t/0/1"]],
    ["a misspelt field", { failures: [] }],
    ["something else than a list", { failed: "t/0/1" }],
  ])("is refused if it is %s", (_, result) => {
    expect(() => failedOf(result, events)).toThrow("returns nothing, or { failed: [{ id, error }] }");
  });

  it.each([["t/0/9"], [undefined]])("is refused if it names an event that is not of the batch: %s", (id) => {
    expect(() => failedOf({ failed: [{ id }] }, events)).toThrow(`says that ${id} failed`);
    expect(() => failedOf({ failed: [null] }, events)).toThrow("says that undefined failed");
  });
});
