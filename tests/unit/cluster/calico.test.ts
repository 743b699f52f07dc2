import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { calicoFoundations } from "../../../cluster/addons/calico";
import type { Rule } from "../../../cluster/addons/objects";

const folder = mkdtempSync(join(tmpdir(), "headwater-calico-test-"));
const definitions = join(folder, "definitions.json");
const plurals = ["clusterinformations", "hostendpoints"];
writeFileSync(definitions, JSON.stringify(plurals.map((plural) => ({ metadata: {}, spec: { names: { plural } } }))));
afterAll(() => rmSync(folder, { recursive: true }));

const objects = calicoFoundations({ bin: "", xtables: "", definitions });
const rulesOf = (name: string) =>
  (objects.find(({ kind, metadata }) => kind === "ClusterRole" && metadata.name === name)?.rules ?? []) as Rule[];

describe("the rights of Calico's programs", () => {
  it("let the agent read, each kind of its own that is defined, and write nothing", () => {
    const rules = rulesOf("headwater:felix");
    expect(rules.find(({ apiGroups }) => apiGroups[0]?.includes("calico"))?.resources).toEqual(plurals);
    expect(new Set(rules.flatMap(({ verbs }) => verbs))).toEqual(new Set(["get", "list", "watch"]));
    expect(rules.flatMap(({ resources }) => resources)).not.toContain("secrets");
  });

  it("let the CNI plugin change a pod's status alone", () => {
    const writing = rulesOf("headwater:cni").filter(({ verbs }) => verbs.some((verb) => verb !== "get"));
    expect(writing).toEqual([{ apiGroups: [""], resources: ["pods/status"], verbs: ["patch"] }]);
  });
});
