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
