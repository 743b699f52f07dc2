import { expect, it } from "vitest";
import { OWNER_ANNOTATION } from "../../../../runtime/provisioner/rotation/credentials";
import { Rotation } from "../../../../runtime/provisioner/rotation/rotation";
import { Workloads } from "../../../../runtime/provisioner/rotation/workloads";
import type { StoredObject, StoredObjects } from "../../../../runtime/provisioner/stored-objects";
import type { KubernetesApi } from "../../../../runtime/shared/kubernetes-api";

const OWNER = { namespace: "shop", name: "checkout" };
const HELD = { name: "shop.checkout", secret: "checkout-kafka" };
const LIST =
  "/apis/apps/v1/namespaces/shop/deployments?labelSelector=app.kubernetes.io%2Fname%3Dcheckout%2Cheadwater.dev%2Fversion";

interface Template {
  metadata: { annotations: Record<string, string> };
}

/** A fake of the API server with two versions of a function; the former's pod ends when the test says so. */
class FakeVersions {
  readonly templates = new Map<string, Template>(
    ["checkout-1", "checkout-2"].map((name) => [name, { metadata: { annotations: {} } }]),
  );
  pods: object[] = [{ metadata: { name: "pod-of-1" } }];
  listing = 200;

  readonly workloads = new Workloads({
    send: async (method: string, path: string, body: { spec: { template: Template } }) => {
      if (path === LIST) return { status: this.listing, body: { items: [...this.templates].map(versionOf) } };
      const name = path.split("/").at(-1) ?? "";
      if (method === "PATCH") {
        Object.assign(this.templates.get(name) ?? {}, body.spec.template);
        return { status: 200, body: {} };
      }
      if (path.includes("/pods?"))
        return { status: 200, body: { items: path.includes("checkout-1") ? this.pods : [] } };
      return { status: 404, body: {} };
    },
  } as unknown as KubernetesApi);
}

const versionOf = ([name, template]: [string, Template]) => ({
  metadata: { name, generation: 1 },
  spec: { selector: { matchLabels: { "headwater.dev/version": name } }, template },
  status: { observedGeneration: 1 },
});

it("replaces the pods of all versions of a durable function before the former user goes", async () => {
  const fake = new FakeVersions();
  let secret = {
    metadata: { namespace: "shop", name: HELD.secret, annotations: { [OWNER_ANNOTATION]: "shop/checkout" } },
    data: { username: HELD.name, password: "first" },
  } as unknown as StoredObject;
  const removed: string[] = [];
  const rotation = new Rotation({
    secrets: {
      get: async () => secret,
      update: async (object: StoredObject) => {
        secret = object;
        return object;
      },
    } as unknown as StoredObjects,
    workloads: fake.workloads,
    users: { copy: async () => undefined, remove: async (user) => void removed.push(user) },
  });
  await rotation.begin(OWNER, HELD);
  expect(await rotation.advance(OWNER, HELD)).toBe(true);
  const issued = [...fake.templates.values()].map(({ metadata }) => Object.values(metadata.annotations));
  expect(issued).toEqual([[expect.any(String)], issued[0]]);
  expect(await rotation.advance(OWNER, HELD)).toBe(true);
  expect(removed).toEqual([]);
  fake.pods = [];
  expect(await rotation.advance(OWNER, HELD)).toBe(false);
  expect(removed).toEqual(["shop.checkout"]);
});

it("looks for no versions where it is not allowed to", async () => {
  const fake = new FakeVersions();
  fake.listing = 403;
  expect(await fake.workloads.named("shop", "checkout")).toEqual([]);
});
