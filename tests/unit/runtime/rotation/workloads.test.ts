import { expect, test } from "vitest";
import { Workloads } from "../../../../runtime/provisioner/rotation/workloads";
import type { KubernetesApi } from "../../../../runtime/shared/kubernetes-api";

const ISSUED = "headwater.dev/credentials-issued";
const SCALED_JOB = "/apis/keda.sh/v1alpha1/namespaces/media/scaledjobs/films";

test("Jobs get new credentials by the template of those that come", async () => {
  const sent: unknown[] = [];
  const template = { metadata: { annotations: { [ISSUED]: "before" } } };
  const answers: Record<string, object> = { [SCALED_JOB]: { spec: { jobTargetRef: { template } } } };
  const api = {
    send: async (method: string, path: string, body?: unknown) => {
      if (method === "PATCH") sent.push([path, body]);
      if (path.includes("?labelSelector=")) return { status: 200, body: { items: [] } };
      return answers[path] ? { status: 200, body: answers[path] } : { status: 404, body: {} };
    },
  } as unknown as KubernetesApi;
  const workloads = new Workloads(api);
  const [films] = await workloads.named("media", "films");
  expect(films).toMatchObject({ issued: "before", observed: true, selector: { "app.kubernetes.io/name": "films" } });
  if (films) await workloads.restart(films, "now");
  expect(sent).toEqual([
    [SCALED_JOB, { spec: { jobTargetRef: { template: { metadata: { annotations: { [ISSUED]: "now" } } } } } }],
  ]);
  expect(await workloads.named("media", "others")).toEqual([]);
});

test("a service that follows its requests gets them by its revisions, which give their annotations to their pods", async () => {
  const revisions = "/apis/serving.knative.dev/v1/namespaces/shop/revisions";
  const list = `${revisions}?labelSelector=${encodeURIComponent("serving.knative.dev/configuration=reports")}`;
  const pods = `/api/v1/namespaces/shop/pods?labelSelector=${encodeURIComponent("serving.knative.dev/revision=reports-1")}`;
  const answers: Record<string, object> = {
    [list]: {
      items: [
        { metadata: { name: "reports-1", annotations: { [ISSUED]: "before" } } },
        { metadata: { name: "reports-2" } },
      ],
    },
    [pods]: {
      items: [
        { metadata: { name: "reports-1-a", annotations: { [ISSUED]: "before" } } },
        { metadata: { name: "reports-1-b", annotations: { [ISSUED]: "now" } } },
      ],
    },
  };
  const sent: unknown[] = [];
  const api = {
    send: async (method: string, path: string, body?: unknown) => {
      if (method === "PATCH") sent.push([path, body]);
      if (path.includes("/deployments?")) return { status: 403, body: {} };
      return answers[path] || method === "PATCH" ? { status: 200, body: answers[path] } : { status: 404, body: {} };
    },
  } as unknown as KubernetesApi;
  const workloads = new Workloads(api);
  const [first, second] = await workloads.named("shop", "reports");
  expect([first, second]).toMatchObject([
    { name: "reports-1", issued: "before", observed: true },
    { name: "reports-2", issued: undefined, observed: true },
  ]);
  if (!first || !second) return;
  for (const revision of [first, second]) await workloads.restart(revision, "now");
  const patch = { metadata: { annotations: { [ISSUED]: "now" } } };
  expect(sent).toEqual([
    [`${revisions}/reports-1`, patch],
    [`${revisions}/reports-2`, patch],
  ]);
  expect(await workloads.podsBefore(first, "now")).toEqual(["reports-1-a"]);
  // Knative may not be there.
  expect(await workloads.named("shop", "others")).toEqual([]);
});
