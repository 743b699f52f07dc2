import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { notAdmitted } from "../../../cli/kubernetes/api-errors";
import { KubernetesClient } from "../../../cli/kubernetes/client";
import { findPaused, resumeLeft } from "../../../cli/pause/left-pauses";
import { MARK, markOf, type PauseMark } from "../../../cli/pause/mark";
import { Pause } from "../../../cli/pause/pause";
import { resume } from "../../../cli/pause/resume";
import { findWorkload } from "../../../cli/provisioner/find-workload";
import { FakeApiServer } from "../../support/fake-api-server";

const SCALED_OBJECTS = "/apis/keda.sh/v1alpha1/namespaces/shop/scaledobjects";
const DEPLOYMENTS = "/apis/apps/v1/namespaces/shop/deployments";
const KEDA = "autoscaling.keda.sh/paused-replicas";

const subscribing = (name: string) => ({
  metadata: { name },
  spec: {
    replicas: 3,
    template: {
      spec: {
        containers: [
          {
            env: [
              { name: "HEADWATER_GROUP", value: `shop.${name}` },
              { name: "HEADWATER_SUBSCRIPTIONS", value: "[]" },
            ],
          },
        ],
      },
    },
  },
});

let api: FakeApiServer;
let client: KubernetesClient;
let folder: string;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  api = await FakeApiServer.start({
    [`${DEPLOYMENTS}/shipping`]: subscribing("shipping"),
    [`${DEPLOYMENTS}/mail`]: subscribing("mail"),
    [`${SCALED_OBJECTS}/shipping`]: { metadata: { name: "shipping", annotations: { [KEDA]: "2" } } },
    "/apis/rbac.authorization.k8s.io/v1/namespaces/shop/rolebindings/headwater-provisioner": {
      subjects: [{ namespace: "platform" }],
    },
  });
  folder = await mkdtemp(join(tmpdir(), "headwater-kubeconfig-"));
  env = { KUBE_CONFIG_PATH: join(folder, "config") };
  await writeFile(join(folder, "config"), api.kubeconfig);
  client = await KubernetesClient.connect(env);
});
afterEach(async () => {
  vi.useRealTimers();
  api.stop();
  await rm(folder, { recursive: true });
});

const pauseOf = async (name: string) => await Pause.of(client, await findWorkload(client, `shop/${name}`));

/** What a command has left that was killed two minutes ago. */
const left = (before: string): string => {
  const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  return JSON.stringify({ command: "headwater dev", by: "kim@laptop", since: at(3), until: at(2), before });
};
const annotate = (path: string, annotations: object) => api.change(path, { metadata: { annotations } });
const mark = async (path: string): Promise<PauseMark | undefined> => {
  const object = await client.get(path);
  return object && markOf(object);
};

test("what KEDA scales is stopped through it, with who and until when, and goes on as somebody had paused it", async () => {
  const pause = await pauseOf("shipping");
  await pause.stop("headwater dev");
  const path = `${SCALED_OBJECTS}/shipping`;
  expect((await client.get(path))?.metadata.annotations?.[KEDA]).toBe("0");
  const held = await mark(path);
  expect(held).toMatchObject({ command: "headwater dev", by: expect.stringContaining(hostname()), before: "2" });
  const now = Date.now();
  // The API server's clock has seconds.
  expect(Math.abs(Date.parse(held?.until ?? "") - now - 60_000)).toBeLessThan(3_000);
  await pause.goOn();
  expect((await client.get(path))?.metadata.annotations).toEqual({ [KEDA]: "2" });
});

test("another command does not stop what one has stopped that still runs, nor lets it go on", async () => {
  const first = await pauseOf("mail");
  await first.stop("headwater dev");
  const second = await pauseOf("mail");
  await expect(second.refuseIfHeld()).rejects.toMatchObject({
    code: "HW-OPERATE-010",
    message: expect.stringMatching(/has stopped it with headwater dev at .*, and that still runs\.$/),
    fix: expect.stringContaining("headwater resume shop/mail"),
  });
  await expect(second.stop("headwater replay")).rejects.toMatchObject({ code: "HW-OPERATE-010" });
  await second.goOn();
  expect(await client.get(`${DEPLOYMENTS}/mail`)).toMatchObject({ spec: { replicas: 0 } });
  await first.goOn();
});

test("a command says again and again that it runs, until somebody lets the worker go on in its place", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const pause = await pauseOf("mail");
  await pause.stop("headwater dev");
  const path = `${DEPLOYMENTS}/mail`;
  api.change(path, {
    metadata: { annotations: { [MARK]: JSON.stringify({ ...(await mark(path)), until: "2026-11-28T12:00:00Z" }) } },
  });
  vi.advanceTimersByTime(15_000);
  await expect.poll(async () => Date.parse((await mark(path))?.until ?? "")).toBeGreaterThan(Date.now() + 50_000);
  expect(pause.lost.aborted).toBe(false);

  await resume({ workload: "shop/mail", env, approve: async () => undefined });
  vi.advanceTimersByTime(15_000);
  await expect.poll(() => pause.lost.aborted).toBe(true);
  await pause.goOn();
  const { metadata, spec } = (await client.get<{ metadata: object; spec: { replicas: number } }>(path)) ?? {};
  expect([metadata, spec?.replicas]).toEqual([{ name: "mail", annotations: {} }, 3]);
});

test("what a killed command has left is stopped by the next one, which undoes both", async () => {
  const path = `${DEPLOYMENTS}/mail`;
  annotate(path, { [MARK]: left("3") });
  api.change(path, { spec: { replicas: 0 } });
  const pause = await pauseOf("mail");
  await pause.stop("headwater replay");
  expect(await mark(path)).toMatchObject({ command: "headwater replay", before: "3" });
  await pause.goOn();
  expect(await client.get(path)).toMatchObject({ metadata: { annotations: {} }, spec: { replicas: 3 } });
});

test("resuming asks only if the command may still run", async () => {
  const approve = vi.fn(async () => undefined);
  expect(await resume({ workload: "shop/mail", env, approve })).toEqual({ workload: "shop/mail" });
  annotate(`${DEPLOYMENTS}/mail`, { [MARK]: left("1") });
  expect(await resume({ workload: "shop/mail", env, approve })).toMatchObject({ undone: { by: "kim@laptop" } });
  expect(approve).not.toHaveBeenCalled();
  const pause = await pauseOf("mail");
  await pause.stop("headwater dev");
  await resume({ workload: "shop/mail", env, approve });
  expect(approve).toHaveBeenCalledOnce();
  expect(await client.get(`${DEPLOYMENTS}/mail`)).toMatchObject({ spec: { replicas: 1 } });
  await pause.goOn();
});

test("a deploy lets go on what killed commands have left, and tells of the others", async () => {
  annotate(`${SCALED_OBJECTS}/shipping`, { [MARK]: left(""), [KEDA]: "0" });
  const running = await pauseOf("mail");
  await running.stop("headwater dev");
  const [scaled, mail] = [await client.get(`${SCALED_OBJECTS}/shipping`), await client.get(`${DEPLOYMENTS}/mail`)];
  api.change(SCALED_OBJECTS, { items: [scaled] });
  api.change(DEPLOYMENTS, { items: [mail] });

  const told = await resumeLeft(client, await findPaused(client, ["shop", "platform"]));
  expect(told).toEqual([
    expect.stringMatching(/^shop\/shipping: kim@laptop has stopped it .*, which was killed; it goes on now$/),
    expect.stringMatching(/^shop\/mail: .*, and it stays stopped until that ends$/),
  ]);
  expect((await client.get(`${SCALED_OBJECTS}/shipping`))?.metadata.annotations).toEqual({});
  expect(await client.get(`${DEPLOYMENTS}/mail`)).toMatchObject({ spec: { replicas: 0 } });
  await running.goOn();
});

test("a deploy by somebody who may not list everything still ends well", async () => {
  const listMetadata = async () => {
    throw notAdmitted("https://cluster", "GET", SCALED_OBJECTS, 403, "");
  };
  expect(await findPaused({ listMetadata } as unknown as KubernetesClient, ["shop"])).toEqual([]);
});

test.each(["", "null", "{}", '{"command":"headwater dev"}', '{"command":1,"by":"","since":"","until":"","before":""}'])(
  "a mark that somebody has edited is told: %s",
  (text) => {
    const object = { metadata: { namespace: "shop", name: "shipping", annotations: { [MARK]: text } } };
    expect(() => markOf(object)).toThrow("of shop/shipping is none of Headwater's");
  },
);
