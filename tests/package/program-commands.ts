import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Consumer } from "../support/consumer";

/** The repository's program, with something more. */
const changed = (body: string) => `
import { Annotations, type App, TerraformStack, TerraformVariable } from "cdktf";
import { EventStream, HeadwaterStack, Kafka, Platform, Registry, Rules, type Service, Team, type Worker } from "headwater";
import { declareTeam } from "./team.ts";

export function declareProgram(app: App): void {
  const core = new HeadwaterStack(app, "platform");
  const platform = new Platform(core, "platform", { kafka: Kafka.embedded(), registry: Registry.embedded() });
  const stack = new HeadwaterStack(app, "shop");
  declareTeam(stack, platform);
  const shop = stack.node.findChild("shop") as Team;
  const orders = shop.node.findChild("orders") as Service;
  const shipping = shop.node.findChild("shipping") as Worker;
  ${body}
}
`;

const MISTAKES = `
  new EventStream(shop, "Bad_Name", { partitions: 0 });
  Annotations.of(core).addWarning("said with Annotations");
  Rules.of(new EventStream(shop, "kept")).suppress("HW-STREAM-002", { reason: "read by the warehouse" });
  Rules.of(shipping).suppress("HW-STREAM-002", { reason: "of no use" });
  new Team(core, "Worse_Name", { platform });
`;

/** What the commands do with programs of all kinds. */
export function commandsOfPrograms(repositoryOf: () => Consumer): void {
  let repository: Consumer;
  beforeAll(() => {
    repository = repositoryOf();
  });
  const becomes = (body: string) => repository.write({ "program.ts": changed(body) });

  describe("a sound program", () => {
    test("may print; its output and its state are left alone", async () => {
      await becomes('console.log("said by the program");');
      const before = readdirSync(join(repository.folder, "cdktf.out/stacks"));
      const { code, stdout, stderr } = await repository.headwater("check");
      expect([code, stdout, stderr]).toEqual([
        0,
        "✓ 0 errors, 0 warnings in platform, shop\n",
        "said by the program\n",
      ]);
      expect(readdirSync(join(repository.folder, "cdktf.out/stacks"))).toEqual(before);
    });

    test("is drawn and described, from its topology too", async () => {
      await becomes("");
      const topology = "cdktf.out/headwater/topology.json";
      const drawn = await repository.headwater("graph");
      expect([drawn.code, drawn.stderr]).toEqual([0, ""]);
      expect(drawn.stdout).toMatch(/^flowchart .*order-placed/s);
      expect((await repository.headwater("graph", topology)).stdout).toBe(drawn.stdout);
      expect((await repository.headwater("graph", topology, "--format", "dot")).stdout).toMatch(/^digraph /);
      const described = await repository.headwater("asyncapi", topology, "--team", "shop", "--json");
      expect(JSON.parse(described.stdout)).toMatchObject({ asyncapi: "3.0.0", info: { title: "shop" } });
      const unknown = await repository.headwater("asyncapi", topology, "--workload", "ships");
      expect([unknown.code, unknown.stdout]).toEqual([2, ""]);
      expect(unknown.stderr).toBe('\nHW-CLI-008: There is no workload "ships".\n→ Name one of "orders", "shipping".\n');
    });

    test("has a file of types that can be stale", async () => {
      const topology = "cdktf.out/headwater/topology.json";
      expect((await repository.headwater("types", topology)).stdout).toContain("orderId: string;");
      expect((await repository.headwater("types", topology, "--out", "made/types.ts")).stdout).toContain("Wrote");
      await repository.write({ "made/types.ts": "stale" });
      const stale = await repository.headwater("types", topology, "--out", "made/types.ts", "--check");
      expect([stale.code, stale.stderr]).toEqual([1, expect.stringContaining("HW-CLI-006: made/types.ts is not what")]);
      expect(repository.read("made/types.ts")).toBe("stale");
      expect((await repository.headwater("types", "--check")).code).toBe(2);
    });
  });

  describe("a program with mistakes", () => {
    test("is told everything, of all stacks, with place and code, sorted and once", async () => {
      await becomes(MISTAKES);
      const { code, stdout, stderr } = await repository.headwater("check", "--json");
      expect([code, stderr]).toEqual([1, ""]);
      const { findings, ...counts } = JSON.parse(stdout) as { findings: Record<string, string>[] };
      expect(findings.map(({ level, code, path, suppressed }) => [level, code, path, suppressed].join(" "))).toEqual([
        "warning  platform ",
        "error HW-NAME-001 platform/Worse_Name ",
        "error HW-NAME-001 shop/shop/Bad_Name ",
        "warning HW-STREAM-002 shop/shop/Bad_Name ",
        "error HW-VALUE-001 shop/shop/Bad_Name ",
        "warning HW-STREAM-002 shop/shop/kept read by the warehouse",
      ]);
      expect(counts).toMatchObject({
        errors: 3,
        warnings: 2,
        suppressed: 1,
        unusedSuppressions: [{ code: "HW-STREAM-002", at: "shop/shop/shipping", reason: "of no use", used: false }],
        checked: ["platform", "shop"],
      });
    });

    test("is told so in words, without a stack trace", async () => {
      const { code, stdout } = await repository.headwater("check");
      expect(code).toBe(1);
      expect(stdout).toContain(
        'error HW-NAME-001 platform/Worse_Name\n  "Worse_Name" is not a legal name.\n  → Use at most',
      );
      expect(stdout).toContain("  Suppressed: read by the warehouse\n");
      expect(stdout).toMatch(/\n✗ 3 errors, 2 warnings, 1 suppressed in platform, shop\n$/);
      expect(stdout).not.toMatch(/^\s+at /m);
    });

    test("is not rendered", async () => {
      const { code, stdout, stderr } = await repository.headwater("render", "--json");
      expect(code).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({ error: { code: "HW-CLI-003", message: "The program has 3 errors." } });
      expect(stderr).toContain("[shop/shop/Bad_Name] HW-VALUE-001: partitions is 0.");
      expect(readdirSync(repository.folder)).not.toContain("rendered");
    });

    test("that crashes shows its own message and place, and none of our stack", async () => {
      await becomes('throw new RangeError("no such region\\nof two lines");');
      const { code, stdout, stderr } = await repository.headwater("check");
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toMatch(
        /^\nHW-CLI-001: The program failed at program\.ts:\d+:\d+\.\n {2}RangeError: no such region\n {2}of two lines\n→ .*\n$/,
      );
    });

    test("that never synthesizes is told how", async () => {
      await becomes("process.exit(0);");
      const { code, stderr } = await repository.headwater("graph");
      expect([code, stderr]).toEqual([1, expect.stringContaining("HW-CLI-002")]);
    });
  });

  describe("render", () => {
    test("writes the same bytes each time, and removes what is gone and nothing else", async () => {
      await becomes('orders.publishes(new EventStream(shop, "extra"));');
      const first = await repository.headwater("render", "--out", "out", "--json");
      expect([first.code, first.stderr]).toEqual([0, ""]);
      expect((JSON.parse(first.stdout) as { files: string[] }).files).toEqual([
        "platform/default/namespace-platform.yaml",
        "platform/default/runtime-platform.yaml",
        "platform/platform/kafka.yaml",
        "platform/platform/provisioner.yaml",
        "platform/platform/registry.yaml",
        "shop/default/namespace-shop.yaml",
        "shop/default/runtime-shop.yaml",
        "shop/shop/orders.yaml",
        "shop/shop/shipping.yaml",
        "shop/shop/stream-extra.yaml",
        "shop/shop/stream-order-placed.yaml",
      ]);
      cpSync(join(repository.folder, "out"), join(repository.folder, "before"), { recursive: true });
      await repository.headwater("render", "--out", "out");
      expect(tree("out")).toEqual(tree("before"));

      await becomes("");
      await repository.write({ "out/shop/shop/mine.yaml": "mine" });
      const { stdout } = await repository.headwater("render", "--out", "out", "--json");
      expect(JSON.parse(stdout)).toMatchObject({ removed: ["shop/shop/stream-extra.yaml"] });
      expect(tree("out")["shop/shop/mine.yaml"]).toBe("mine");
    });

    test("gives code as it runs, and hooks as Argo CD and Flux need them", () => {
      const files = tree("before");
      expect(files["shop/shop/shipping.yaml"]).toContain('log.info("shipped", { orderId: value?.orderId });');
      expect(files["shop/default/runtime-shop.yaml"]).toMatch(/^ {2}worker\.cjs\.gz: H4sI[\w+/=]+$/m);
      expect(files["shop/shop/shipping.yaml"]).toMatch(
        /helm\.sh\/hook: pre-install,pre-upgrade\n.*\n {4}kustomize\.toolkit\.fluxcd\.io\/force: Enabled/,
      );
      expect(files["shop/shop/shipping.yaml"]).toMatch(
        /helm\.sh\/hook: pre-delete\n.*\n {4}kustomize\.toolkit\.fluxcd\.io\/ssa: Ignore/,
      );
      expect(files["shop/default/namespace-shop.yaml"]).toContain("kustomize.toolkit.fluxcd.io/prune: Disabled");
    });

    test("refuses what only Terraform knows, and names it", async () => {
      await becomes(`
        const region = new TerraformVariable(stack, "region", { type: "string" });
        shipping.patch("Deployment", (object) => { object.metadata.annotations = { region: region.stringValue }; });
      `);
      const { code, stderr } = await repository.headwater("render", "--out", "refused");
      expect(code).toBe(1);
      expect(stderr).toMatch(/HW-CLI-005: .*\n {2}shop: helm_release\.\S*shipping\S*: values holds .*var\.region/);
      expect(readdirSync(repository.folder)).not.toContain("refused");
    });
  });

  /** The files below a folder of the project, by path. */
  function tree(folder: string): Record<string, string> {
    const top = join(repository.folder, folder);
    const files = readdirSync(top, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return Object.fromEntries(
      files
        .map((entry) => join(entry.parentPath, entry.name))
        .map((file) => [file.slice(top.length + 1), readFileSync(file, "utf8")]),
    );
  }
}
