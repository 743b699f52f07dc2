import { describe, expect, test } from "vitest";
import { EventLog, whyNotReady } from "../../../cli/explain/explain";
import type { Workload } from "../../../cli/explain/workload";
import type { KubernetesClient } from "../../../cli/kubernetes/client";

const NOW = Date.parse("2026-11-28T12:00:00Z");
const ago = (seconds: number) => new Date(NOW - seconds * 1_000).toISOString();

const why = async (kind: string, workload: Workload, pods: readonly object[], events: readonly object[] = []) => {
  const list = async (path: string) => (path.endsWith("/events") ? events : pods);
  const client = { list, now: NOW } as unknown as KubernetesClient;
  return await whyNotReady(client, new EventLog(client, NOW - 60_000), kind, workload);
};

describe("a workload is not ready", () => {
  const metadata = { name: "films", namespace: "media" };
  const pod = (seconds: number, ready: string) => ({
    metadata: { name: `films-${seconds}`, namespace: "media", creationTimestamp: ago(seconds) },
    status: { phase: "Running", conditions: [{ type: "Ready", status: ready }] },
  });

  test("because a pod of it starts, if that does not take too long", async () => {
    const of = (...pods: readonly object[]) => why("Deployment", { metadata }, pods);
    expect(await of(pod(900, "True"), pod(4, "False"))).toEqual({
      cause: "a pod is starting, since 4 s",
      fix: "Wait for it, and look again.",
    });
    const unknown = { cause: "it is not ready, and nothing says why" };
    expect(await of(pod(4, "False"), pod(61, "False"))).toMatchObject(unknown);
    expect(await of()).toMatchObject(unknown);
  });

  test("because its container failed at every try, whatever a probe of it said", async () => {
    const events = [
      {
        involvedObject: { kind: "Pod", name: "films-abcde" },
        type: "Warning",
        reason: "Unhealthy",
        message: "Startup probe failed: connection refused",
        lastTimestamp: ago(5),
      },
    ];
    const conditions = [{ type: "Failed", status: "True", reason: "BackoffLimitExceeded" }];
    expect(await why("Job", { metadata, status: { conditions } }, [], events)).toEqual({
      cause: "its container failed each time that it was started",
      fix: "Correct the cause. Its log went with its pod: if logs are collected, look for those of films.",
    });
    expect(await why("Job", { metadata, status: { conditions: [] } }, [], events)).toMatchObject({
      cause: expect.stringContaining("Startup probe failed"),
    });
  });
});
