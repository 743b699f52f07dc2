import { describe, expect, it } from "vitest";
import { type Event, eventReason } from "../../../cli/explain/event-cause";
import { isKept, renderedObjects } from "../../../cli/explain/manifest";
import { type Pod, podReason } from "../../../cli/explain/pod-cause";
import { isReady, podSelector, workloadPath } from "../../../cli/explain/workload";

const metadata = { name: "orders-x1", namespace: "shop" };
const withState = (state: object, lastState: object = {}): Pod => ({
  metadata,
  status: { containerStatuses: [{ name: "main", state, lastState }] },
});

describe("a pod's reason", () => {
  it.each<[string, Pod, RegExp, RegExp]>([
    [
      "what a hook wrote before it ended",
      withState({ terminated: { exitCode: 3, reason: "Error", message: "topic orders: 12 partitions refused\n" } }),
      /^topic orders: 12 partitions refused$/,
      /deploy again/,
    ],
    [
      "an image that can't be pulled",
      withState({ waiting: { reason: "ImagePullBackOff", message: 'Back-off pulling image "nodde"' } }),
      /ImagePullBackOff: Back-off pulling image "nodde"/,
      /image's name/,
    ],
    [
      "a crash, from the state before",
      withState({ waiting: { reason: "CrashLoopBackOff" } }, { terminated: { exitCode: 1 } }),
      /"main" ended with exit code 1/,
      /kubectl -n shop logs orders-x1 -c main/,
    ],
    [
      "too little memory",
      withState({ waiting: { reason: "CrashLoopBackOff" } }, { terminated: { exitCode: 137, reason: "OOMKilled" } }),
      /ran out of memory/,
      /memory limit/,
    ],
    [
      "a container that was killed, whose message is the end of its log",
      withState(
        { waiting: { reason: "CrashLoopBackOff" } },
        { terminated: { exitCode: 137, reason: "Error", message: '{"msg":"joined"}' } },
      ),
      /^the container "main" was killed: it gave its liveness probe no answer/,
      /kubectl -n shop logs orders-x1 -c main/,
    ],
    [
      "an event that its worker stops at",
      withState({
        terminated: {
          exitCode: 1,
          message: "… can't be decoded. The event stays uncommitted, and the worker stops here.",
        },
      }),
      /can't be decoded/,
      /subscribe with deadLetter: true/,
    ],
    [
      "a missing Secret",
      withState({ waiting: { reason: "CreateContainerConfigError", message: 'secret "nope" not found' } }),
      /secret "nope" not found/,
      /Create the ConfigMap, Secret/,
    ],
    [
      "no room",
      {
        metadata,
        status: { conditions: [{ type: "PodScheduled", status: "False", message: "0/1 nodes: Insufficient cpu" }] },
      },
      /no node takes it: 0\/1 nodes: Insufficient cpu/,
      /capacity/,
    ],
    [
      "an eviction",
      { metadata, status: { phase: "Failed", reason: "Evicted", message: "low on memory" } },
      /Evicted: low on memory/,
      /Free memory/,
    ],
  ])("is %s", (_, pod, cause, fix) => {
    expect(podReason(pod)?.cause).toMatch(cause);
    expect(podReason(pod)?.fix).toMatch(fix);
  });

  it.each<[string, Pod]>([
    ["runs", withState({ running: {} })],
    ["has done its work", withState({ terminated: { exitCode: 0 } })],
    ["is starting", withState({ waiting: { reason: "ContainerCreating" } })],
  ])("is none when it %s", (_, pod) => {
    expect(podReason(pod)).toBeUndefined();
  });
});

describe("an event's reason", () => {
  const event = (name: string, reason: string, message: string, second: number): Event => ({
    metadata: { name: `event-${second}` },
    type: "Warning",
    reason,
    message,
    lastTimestamp: new Date(second * 1000).toISOString(),
    involvedObject: { name },
  });

  it("is the newest that says why, not that something failed", () => {
    const events = [
      event("hook", "DeadlineExceeded", "Job was active longer than specified deadline", 9),
      event("hook-abc", "Failed", "Error: ImagePullBackOff", 8),
      event("hook-abc", "Failed", 'Failed to pull image "nodde:22": not found', 7),
      event("other", "FailedCreate", "something else", 99),
    ];
    expect(eventReason("hook", events)).toEqual({
      cause: 'Failed to pull image "nodde:22": not found',
      fix: "Check the image's name, and that the nodes may pull it.",
    });
  });

  it("tells of Pod Security, which leaves no pod to ask", () => {
    const events = [event("hook", "FailedCreate", 'pods "hook-1" is forbidden: violates PodSecurity "restricted"', 1)];
    expect(eventReason("hook", events)?.fix).toMatch(/securityContext/);
  });

  it("is a failing probe if nothing else is known", () => {
    expect(eventReason("a", [event("a-1", "Unhealthy", "Readiness probe failed: refused", 1)])?.cause).toMatch(/probe/);
    expect(eventReason("a", [event("a-1", "BackOff", "Back-off restarting", 1)])).toBeUndefined();
  });
});

describe("a workload", () => {
  const spec = { replicas: 2 };
  it.each([
    ["Deployment", { spec, status: { replicas: 2, updatedReplicas: 2, readyReplicas: 2 } }, true],
    ["Deployment", { spec, status: { replicas: 3, updatedReplicas: 1, readyReplicas: 2 } }, false],
    ["Deployment", { spec: { replicas: 0 }, status: {} }, true],
    ["StatefulSet", { spec, status: { replicas: 2, updatedReplicas: 2, readyReplicas: 1 } }, false],
    ["DaemonSet", { status: { desiredNumberScheduled: 1, updatedNumberScheduled: 1, numberReady: 1 } }, true],
    ["Job", { status: { succeeded: 1 } }, true],
    ["Job", { status: {} }, false],
  ])("%s %j is ready: %s", (kind, workload, ready) => {
    expect(isReady(kind, { metadata, ...workload })).toBe(ready);
  });

  it("is found in the API by its kind; its pods by its selector", () => {
    expect(workloadPath("Job", "shop", "hook")).toBe("/apis/batch/v1/namespaces/shop/jobs/hook");
    expect(workloadPath("ConfigMap", "shop", "code")).toBeUndefined();
    expect(podSelector({ metadata }, "Job")).toBe("job-name=orders-x1");
    expect(podSelector({ metadata, spec: { selector: { matchLabels: { a: "1", b: "2" } } } }, "Deployment")).toBe(
      "a=1,b=2",
    );
  });
});

it("a release's objects are read from its manifest and hooks", () => {
  const manifest = `
---
# Source: bundle/templates/objects.yaml
apiVersion: v1
kind: ConfigMap
metadata: { name: kept, annotations: { helm.sh/resource-policy: keep } }
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: other }
---
`;
  const hook = "apiVersion: batch/v1\nkind: Job\nmetadata: { name: hook }";
  const record = {
    chart: "bundle",
    manifest,
    hooks: [{ manifest: hook, events: [] }],
    rolledOut: false,
    description: "",
  };
  const objects = renderedObjects(record, "shop");
  expect(objects.map((object) => [object.kind, object.metadata.namespace, object.isHook, isKept(object)])).toEqual([
    ["ConfigMap", "shop", false, true],
    ["Service", "other", false, false],
    ["Job", "shop", true, false],
  ]);
});
