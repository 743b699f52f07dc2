import { expect, test } from "vitest";
import type { KubernetesClient } from "../../../cli/kubernetes/client";
import type { Conditioned } from "../../../cli/status/conditions";
import type { LiveWorkload } from "../../../cli/status/view";
import { wakingWorkloads } from "../../../cli/status/waking";

const NOW = Date.parse("2026-11-28T12:00:00Z");
const ago = (seconds: number) => new Date(NOW - seconds * 1_000).toISOString();

const scaledObject = {
  metadata: { name: "mail", namespace: "shop" },
  spec: { scaleTargetRef: { name: "mail" } },
} as Conditioned;

const mail: LiveWorkload = {
  kind: "Deployment",
  metadata: { name: "mail", namespace: "shop" },
  spec: { replicas: 1, selector: { matchLabels: { "app.kubernetes.io/name": "mail" } } },
  status: { replicas: 1, updatedReplicas: 1, readyReplicas: 0 },
};

const pod = (seconds: number, container: object = {}, more: object = {}, inits: readonly object[] = []) => ({
  metadata: { name: `mail-${seconds}`, namespace: "shop", creationTimestamp: ago(seconds), ...more },
  spec: { containers: [{ startupProbe: { periodSeconds: 2, failureThreshold: 60 } }] },
  status: {
    conditions: [{ type: "Ready", status: "False" }],
    initContainerStatuses: inits,
    containerStatuses: [{ name: "worker", ...container }],
  },
});

async function isWaking(pods: readonly object[], workload = mail, scaledObjects = [scaledObject]): Promise<boolean> {
  // What the API server answers, in place of one.
  const client = { list: async () => pods, now: NOW } as unknown as KubernetesClient;
  return (await wakingWorkloads(client, [workload], scaledObjects, new Set())).has(workload);
}

test.each<[string, readonly object[], boolean]>([
  ["its pod has just been made", [pod(3)], true],
  ["its start-up probe may still pass", [pod(119)], true],
  ["another pod ends meanwhile", [pod(3), pod(900, {}, { deletionTimestamp: ago(2) })], true],
  ["its pod takes longer than its start-up probe allows", [pod(121)], false],
  ["one of its pods does", [pod(3), pod(900)], false],
  ["its pod has crashed, and starts again", [pod(9, { restartCount: 1 })], false],
  ["what comes before its container has crashed, and runs again", [pod(9, {}, {}, [{ restartCount: 1 }])], false],
  ["its image can't be pulled", [pod(9, { state: { waiting: { reason: "ErrImagePull" } } })], false],
  ["it has no pod", [], false],
])("a worker that was woken up: %s", async (_, pods, waking) => {
  expect(await isWaking(pods)).toBe(waking);
});

test("a service whose replicas nothing changes is not waking, whatever its pods do", async () => {
  expect(await isWaking([pod(3)], mail, [])).toBe(false);
});

test("a service that follows its requests is, by the Deployment of its revision", async () => {
  const labels = { "serving.knative.dev/configuration": "reports" };
  expect(await isWaking([pod(3)], { ...mail, metadata: { ...mail.metadata, labels } }, [])).toBe(true);
});
