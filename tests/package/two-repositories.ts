import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Consumer } from "../support/consumer";

const sources = join(__dirname, "two-repositories");

/** A platform's repository and a team's, in folders of one project: Node finds the packages above them. */
export function twoRepositories(projectOf: () => Consumer): void {
  describe("two repositories", () => {
    let folder: string;

    beforeAll(async () => {
      const project = projectOf();
      folder = join(project.folder, "repositories");
      await project.write({
        "repositories/tsconfig.json": JSON.stringify({
          compilerOptions: { module: "NodeNext", target: "ES2023", strict: true, types: ["node"], outDir: "built" },
          files: ["platform.ts", "billing.ts"],
        }),
        "repositories/platform/cdktf.json": JSON.stringify({
          language: "typescript",
          app: "node ../built/platform.js",
        }),
        "repositories/billing/cdktf.json": JSON.stringify({ language: "typescript", app: "node ../built/billing.js" }),
      });
      for (const file of ["platform.ts", "billing.ts", "backups.ts"]) await cp(join(sources, file), join(folder, file));
      await project.succeed("npx", "tsc", "--project", "repositories");
      await project.succeed("sh", "-c", "cd repositories/platform && node ../built/platform.js");
      await cp(join(folder, "platform/cdktf.out/headwater/platform.json"), join(folder, "billing/platform.json"));
      await project.succeed("sh", "-c", "cd repositories/billing && node ../built/billing.js");
    });

    /** The objects of one release of the team's stack. */
    async function released(name: string): Promise<{ kind: string; metadata: { name: string; labels?: object } }[]> {
      const text = await readFile(join(folder, "billing/cdktf.out/stacks/billing/cdk.tf.json"), "utf8");
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
      const topology = JSON.parse(await readFile(join(folder, "billing/cdktf.out/headwater/topology.json"), "utf8"));
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
  });
}
