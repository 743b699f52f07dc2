import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dev } from "../../../cli/dev/dev";
import { FakeApiServer } from "../../support/fake-api-server";
import { copySample } from "../../support/sample";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const SCALED = "/apis/keda.sh/v1alpha1/namespaces/shop/scaledobjects/shipping";
const PODS = "/api/v1/namespaces/shop/pods";

let api: FakeApiServer;
let sample: Awaited<ReturnType<typeof copySample>>;
let folder: string;

beforeAll(async () => {
  const contract = await readFile("contracts/order-placed.avsc", "utf8");
  const subscription = {
    stream: "order-placed",
    topic: "shop.order-placed",
    contract: { format: "avro", subject: "shop.order-placed-value", file: "shop.order-placed.avsc" },
  };
  const env = {
    HEADWATER_WORKLOAD: "shop/shipping",
    HEADWATER_GROUP: "shop.shipping",
    HEADWATER_KAFKA_BOOTSTRAP: "kafka.platform.svc.cluster.local:9092",
    HEADWATER_REGISTRY_URL: "https://registry.platform.svc:8443/apis/ccompat/v7",
    HEADWATER_PUBLICATIONS: "[]",
    HEADWATER_SUBSCRIPTIONS: JSON.stringify([subscription]),
    // As a worker that runs as Jobs has them.
    HEADWATER_EXIT_WHEN_IDLE_MS: "1",
    HEADWATER_GRACE_MS: "300000",
  };
  const spec = {
    containers: [
      {
        env: [
          ...Object.entries(env).map(([name, value]) => ({ name, value })),
          { name: "KEY", valueFrom: { secretKeyRef: { name: "keys", key: "key" } } },
          { name: "ADDRESS", value: "redis://:$(KEY)@redis" },
        ],
        volumeMounts: [
          { name: "kafka", mountPath: "/var/run/headwater/kafka" },
          { name: "contracts", mountPath: "/var/run/headwater/contracts" },
          { name: "handler", mountPath: "/opt/headwater/handler" },
        ],
      },
    ],
    volumes: [
      { name: "kafka", secret: { secretName: "shipping-kafka" } },
      { name: "contracts", configMap: { name: "shipping-contracts" } },
      { name: "handler", configMap: { name: "shipping-handler" } },
    ],
  };
  const pod = { metadata: { name: "kafka-0" }, status: { conditions: [{ type: "Ready", status: "True" }] } };
  api = await FakeApiServer.start({
    "/apis/apps/v1/namespaces/shop/deployments/shipping": {
      kind: "Deployment",
      metadata: { name: "shipping" },
      spec: { selector: { matchLabels: { app: "shipping" } }, template: { spec } },
    },
    [SCALED]: { metadata: { name: "shipping" } },
    "/apis/rbac.authorization.k8s.io/v1/namespaces/shop/rolebindings/headwater-provisioner": {
      metadata: { name: "headwater-provisioner" },
      subjects: [{ namespace: "platform" }],
    },
    "/api/v1/namespaces/shop/secrets/shipping-kafka": {
      data: { username: base64("shop.shipping"), password: base64("secret") },
    },
    "/api/v1/namespaces/shop/secrets/keys": { data: { key: base64("k-1") } },
    "/api/v1/namespaces/shop/configmaps/shipping-contracts": { data: { "shop.order-placed.avsc": contract } },
    "/api/v1/namespaces/platform/services/kafka": {
      spec: { selector: { app: "kafka" }, ports: [{ port: 9092, targetPort: 9093 }] },
    },
    "/api/v1/namespaces/platform/pods": { items: [pod] },
    [PODS]: { items: [{ metadata: { name: "shipping-1", deletionTimestamp: "2026-01-01T00:00:00Z" } }] },
  });
  sample = await copySample();
  folder = await mkdtemp(join(tmpdir(), "headwater-kubeconfig-"));
  await writeFile(join(folder, "config"), api.kubeconfig);
});
afterAll(async () => {
  api.stop();
  await sample.remove();
  await rm(folder, { recursive: true });
});

test("a worker's handler runs here with what its pods have, anew after a change, and the worker goes on after that", async () => {
  const file = join(sample.path, "stacks/handlers/shipping.ts");
  const before = await readFile(file, "utf8");
  const [lines, news, refused, stop] = [[] as string[], [] as unknown[], [] as unknown[], new AbortController()];
  const running = dev({
    worker: "shop/shipping",
    appDir: sample.path,
    env: { ...process.env, KUBECONFIG: "", KUBE_CONFIG_PATH: join(folder, "config"), KUBE_CTX: "" },
    approve: async () => undefined,
    step: (_, body) => body(),
    onLine: (line) => lines.push(line),
    onChange: (what) => news.push(what),
    onRefused: (what) => refused.push(what),
    stop: stop.signal,
  });
  const until = (look: () => unknown) => Promise.race([running, expect.poll(look, { timeout: 30_000 }).toBeTruthy()]);
  try {
    await until(() => api.patches.length > 0);
    await sleep(1_500);
    expect(news).toEqual([]); // a pod that ends takes events as well
    api.change(PODS, { items: [] });
    await until(() => news.length > 0);
    expect(api.patches).toMatchObject([
      { path: SCALED, body: { metadata: { annotations: { "autoscaling.keda.sh/paused-replicas": "0" } } } },
    ]);
    // The client greets the broker with TLS, by the name that it has in the cluster.
    await until(() => api.received.get("kafka-0:9093")?.includes("kafka.platform.svc.cluster.local"));
    expect(api.received.get("kafka-0:9093")?.[0]).toBe(0x16);
    await writeFile(file, `${before}\nconsole.log(process.env.ADDRESS, process.env.HEADWATER_GRACE_MS);`);
    await until(() => news.includes("It runs here, changed."));
    // It has as long to end as we wait for it.
    await until(() => lines.includes("redis://:k-1@redis undefined"));
    await writeFile(file, before.replace("export default", "// export default"));
    await until(() => news.some((what) => (what as { code?: string }).code === "HW-HANDLER-005"));
  } finally {
    stop.abort();
    await running;
  }
  expect(refused).toEqual([]);
  expect(api.patches.at(-1)).toEqual({
    path: SCALED,
    body: {
      metadata: { annotations: { "headwater.dev/paused-by": null, "autoscaling.keda.sh/paused-replicas": null } },
    },
  });
});
