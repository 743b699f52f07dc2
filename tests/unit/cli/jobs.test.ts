import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { KubernetesClient } from "../../../cli/kubernetes/client";
import { Pause } from "../../../cli/pause/pause";
import { findWorkload } from "../../../cli/provisioner/find-workload";
import { FakeApiServer } from "../../support/fake-api-server";

const SCALED_JOBS = "/apis/keda.sh/v1alpha1/namespaces/media/scaledjobs";
const JOBS = "/apis/batch/v1/namespaces/media/jobs";
const env = {
  HEADWATER_GROUP: "media.films",
  HEADWATER_SUBSCRIPTIONS: JSON.stringify([{ stream: "uploaded", topic: "media.uploaded" }]),
};
const films = {
  metadata: { name: "films" },
  spec: {
    jobTargetRef: {
      template: { spec: { containers: [{ env: Object.entries(env).map(([name, value]) => ({ name, value })) }] } },
    },
  },
};

let api: FakeApiServer;
let client: KubernetesClient;
let folder: string;

beforeAll(async () => {
  api = await FakeApiServer.start({
    [`${SCALED_JOBS}/films`]: films,
    [SCALED_JOBS]: { items: [films] },
    [JOBS]: { items: [{ metadata: { name: "films-abcde", uid: "u-1" } }] },
    [`${JOBS}/films-abcde`]: {},
    "/apis/rbac.authorization.k8s.io/v1/namespaces/media/rolebindings/headwater-provisioner": {
      subjects: [{ namespace: "platform" }],
    },
  });
  folder = await mkdtemp(join(tmpdir(), "headwater-kubeconfig-"));
  await writeFile(join(folder, "config"), api.kubeconfig);
  client = await KubernetesClient.connect({ KUBE_CONFIG_PATH: join(folder, "config") });
});
afterAll(async () => {
  api.stop();
  await rm(folder, { recursive: true });
});

test("a worker that runs as Jobs is found, with what it reads", async () => {
  expect(await findWorkload(client, "media/films")).toMatchObject({
    group: "media.films",
    subscriptions: [{ stream: "uploaded" }],
    path: `${SCALED_JOBS}/films`,
  });
  await expect(findWorkload(client, "media/flims")).rejects.toMatchObject({ fix: "Name one of media/films." });
});

test("it is stopped by letting no Job come, and those that are there end; then it goes on", async () => {
  const pause = await Pause.of(client, await findWorkload(client, "media/films"));
  await pause.stop("headwater replay");
  expect(api.patches).toEqual([
    {
      path: `${SCALED_JOBS}/films`,
      body: {
        metadata: {
          annotations: { "headwater.dev/paused-by": expect.any(String), "autoscaling.keda.sh/paused": "true" },
        },
      },
    },
  ]);
  // Their pods, too: by themselves Jobs leave them behind.
  expect(api.deletions).toMatchObject([
    { path: `${JOBS}/films-abcde`, body: { propagationPolicy: "Background", preconditions: { uid: "u-1" } } },
  ]);
  await pause.goOn();
  expect(api.patches.at(-1)?.body).toEqual({
    metadata: { annotations: { "headwater.dev/paused-by": null, "autoscaling.keda.sh/paused": null } },
  });
});
