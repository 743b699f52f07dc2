import { beforeAll, describe, expect, it, test } from "vitest";
import { Progress } from "../../console/progress";
import { alertRule, RULE_NAMES } from "../../constructs/engines/prometheus-rules";
import { kindsWithoutCases, ruleTests } from "../support/alert-cases";
import { Promtool } from "../support/promtool";
import { everyKindApp, RUNBOOKS, sampleApp, type Watched, watched } from "../support/watched";

let promtool: Promtool;
beforeAll(async () => {
  promtool = await Promtool.obtain(new Progress("test"));
}, 1_800_000);

const groupsOf = ({ owner, namespace, alerts }: Watched) => [
  { name: owner, rules: alerts.map((alert) => alertRule(alert, namespace, RUNBOOKS)) },
];
const testsOf = ({ namespace, alerts }: Watched) => alerts.flatMap((alert) => ruleTests(alert, namespace, RUNBOOKS));

describe.each([
  ["the sample", watched(sampleApp())],
  ["every kind of workload", watched(everyKindApp())],
])("the alerts of %s", (_, owners) => {
  test.each(owners.map((owner) => [owner.owner, owner] as const))("%s: valid rules", async (_owner, owner) => {
    expect(await promtool.checkRules(groupsOf(owner))).toBeUndefined();
  });

  test.each(owners.map((owner) => [owner.owner, owner] as const))(
    "%s: fire when they should",
    async (_owner, owner) => {
      expect(kindsWithoutCases(owner.alerts, owner.namespace)).toEqual([]);
      expect(await promtool.testRules(groupsOf(owner), testsOf(owner))).toBeUndefined();
    },
  );
});

describe("these tests", () => {
  const owners = watched(everyKindApp());

  it("know every kind of alert", () => {
    const kinds = new Set(owners.flatMap(({ alerts }) => alerts.map(({ alert }) => alert)));
    expect([...kinds].sort()).toEqual(Object.keys(RULE_NAMES).sort());
  });

  it("find a rule that never fires, for each kind", async () => {
    for (const kind of Object.keys(RULE_NAMES)) {
      const owner = owners.find(({ alerts }) => alerts.some(({ alert }) => alert === kind));
      const alert = owner?.alerts.find((each) => each.alert === kind);
      if (!owner || !alert) throw new Error(`Nothing has the alert ${kind}`);
      const rule = { ...alertRule(alert, owner.namespace, RUNBOOKS), expr: "vector(1) > 2" };
      const tests = ruleTests(alert, owner.namespace, RUNBOOKS);
      expect(await promtool.testRules([{ name: "never", rules: [rule] }], tests), kind).toContain("FAILED");
    }
  });

  it("find a rule that always fires, and one that is no rule", async () => {
    const [owner] = owners.filter(({ alerts }) => alerts.some(({ alert }) => alert === "lag"));
    const rule = { ...groupsOf(owner as Watched)[0]?.rules[0], expr: "vector(1)" };
    expect(await promtool.testRules([{ name: "always", rules: [rule] }], testsOf(owner as Watched))).toContain(
      "FAILED",
    );
    expect(await promtool.checkRules([{ name: "wrong", rules: [{ ...rule, expr: "sum(" }] }])).toContain("parse error");
  });
});
