import { describe, expect, it } from "vitest";
import { isPodBack, type PodStatus } from "../../../cluster/readiness";

const nodeStarted = Date.parse("2030-01-01T10:00:00.700Z");
const pod = (ready: string, startedAt?: string): PodStatus => ({
  conditions: [{ type: "Ready", status: ready }],
  containerStatuses: [{ state: startedAt === undefined ? {} : { running: { startedAt } } }],
});

describe("a pod after the node's restart", () => {
  it("is back once it was started since and is ready", () => {
    expect(isPodBack(pod("True", "2030-01-01T10:00:04Z"), nodeStarted)).toBe(true);
    expect(isPodBack(pod("True", "2030-01-01T10:00:00Z"), nodeStarted)).toBe(true);
  });

  it("is not believed while it is shown as it was before", () => {
    expect(isPodBack(pod("True", "2030-01-01T09:59:59Z"), nodeStarted)).toBe(false);
  });

  it("is not back while it is not ready, or has a container that does not run", () => {
    expect(isPodBack(pod("False", "2030-01-01T10:00:04Z"), nodeStarted)).toBe(false);
    expect(isPodBack(pod("True"), nodeStarted)).toBe(false);
    expect(isPodBack({}, nodeStarted)).toBe(false);
  });
});
