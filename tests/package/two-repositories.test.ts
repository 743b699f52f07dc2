import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { parse } from "yaml";
import packageJson from "../../package.json";
import { Consumer } from "../support/consumer";

const sources = join(__dirname, "two-repositories");
let repository: Consumer;

beforeAll(async () => {
  repository = await Consumer.create();
  await repository.write({
    "package.json": JSON.stringify({ name: "repositories", version: "1.0.0", private: true, type: "module" }),
    "tsconfig.json": JSON.stringify({
      compilerOptions: { module: "NodeNext", target: "ES2023", strict: true, types: ["node"], outDir: "built" },
      files: ["platform.ts", "billing.ts"],
    }),
    "platform/cdktf.json": JSON.stringify({ language: "typescript", app: "node ../built/platform.js" }),
    "billing/cdktf.json": JSON.stringify({ language: "typescript", app: "node ../built/billing.js" }),
  });
  for (const file of ["platform.ts", "billing.ts", "backups.ts"]) {
    await cp(join(sources, file), join(repository.folder, file));
  }
  const { typescript, "@types/node": nodeTypes, cdktf, constructs } = packageJson.devDependencies;
  await repository.install(
    inject("tarball"),
    ...["@cdktf/provider-helm@12", "@cdktf/provider-kubernetes@12", `cdktf@${cdktf}`, `constructs@${constructs}`],
    ...[`typescript@${typescript}`, `@types/node@${nodeTypes}`],
  );
  await repository.succeed("npx", "tsc");
  await repository.succeed("sh", "-c", "cd platform && node ../built/platform.js");
  await cp(
    join(repository.folder, "platform/cdktf.out/headwater/platform.json"),
    join(repository.folder, "billing/platform.json"),
  );
  await repository.succeed("sh", "-c", "cd billing && node ../built/billing.js");
});
afterAll(() => repository?.remove());

/** The objects of one release of the team's stack. */
async function released(name: string): Promise<{ kind: string; metadata: { name: string; labels?: object } }[]> {
  const text = await readFile(join(repository.folder, "billing/cdktf.out/stacks/billing/cdk.tf.json"), "utf8");
  const { resource } = JSON.parse(text) as {
    resource: { helm_release: Record<string, { name: string; values: string[] }> };
  };
  const release = Object.values(resource.helm_release).find((each) => each.name === name);
  return (release?.values ?? []).flatMap((values) => Object.values((parse(values) as { objects: object }).objects));
}

test("the team's program derives from the manifest what the platform's program declared", async () => {
  const invoicing = JSON.stringify(await released("invoicing"));
  expect(invoicing).toContain("shop.order-placed");
  expect(invoicing).toContain("http://prices.shop");
  expect(invoicing).toContain("billing.invoicing.dead-letters");
  expect(invoicing).toContain('"org":"acme"');
  expect(invoicing).toContain('"example.com/tier":"gold"');
});

test("a third party's concern and engine take part with nothing but the public interface", async () => {
  const objects = await released("invoicing");
  expect(objects.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["CronJob", "Connections", "StatefulSet", "ScaledObject"]),
  );
  expect(objects.some(({ kind }) => kind === "NetworkPolicy")).toBe(false);
  const cronJob = objects.find(({ kind }) => kind === "CronJob");
  expect(cronJob?.metadata).toMatchObject({ name: "backup-data-invoicing-0", labels: { org: "acme" } });
});

test("the topology of each repository is written for tools", async () => {
  const topology = JSON.parse(repository.read("billing/cdktf.out/headwater/topology.json"));
  expect(topology.version).toBe(1);
  expect(
    topology.streams.map(({ topic, imported }: { topic: string; imported: boolean }) => [topic, imported]),
  ).toEqual(
    expect.arrayContaining([
      ["shop.order-placed", true],
      ["billing.invoiced", false],
    ]),
  );
});
