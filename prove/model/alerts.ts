import { type Bar, isTrue } from "../../bench/figures";
import type { Progress } from "../../console/progress";
import { alertRule } from "../../constructs/engines/prometheus-rules";
import { kindsWithoutCases, ruleTests } from "../../tests/support/alert-cases";
import { Promtool } from "../../tests/support/promtool";
import { everyKindApp, RUNBOOKS, sampleApp, type Watched, watched } from "../../tests/support/watched";

/** Every alert rule of the sample, and of every kind of workload, as Prometheus' own program judges it. */
export async function proveAlerts(progress: Progress): Promise<Bar[]> {
  const promtool = await Promtool.obtain(progress);
  const owners = [sampleApp(), everyKindApp()].flatMap(watched);
  const refused: string[] = [];
  const failed: string[] = [];
  let cases = 0;
  await progress.step("Test the alerts", async (say) => {
    for (const owner of owners) {
      say(owner.owner);
      const groups = [{ name: owner.owner, rules: rulesOf(owner) }];
      const tests = owner.alerts.flatMap((alert) => ruleTests(alert, owner.namespace, RUNBOOKS));
      cases += tests.length;
      if ((await promtool.checkRules(groups)) !== undefined) refused.push(owner.owner);
      if ((await promtool.testRules(groups, tests)) !== undefined) failed.push(owner.owner);
    }
  });
  const alerts = owners.flatMap((owner) => owner.alerts);
  const untested = owners.flatMap((owner) => kindsWithoutCases(owner.alerts, owner.namespace));
  return [
    nothing("`promtool check rules` refuses none of the alert rules", alerts.length, refused),
    nothing(
      "`promtool test rules` finds no case, of those that fire and those that don't, to end otherwise",
      cases,
      failed,
    ),
    nothing("every alert has a case that fires and one that doesn't", alerts.length, untested),
  ];
}

const rulesOf = ({ alerts, namespace }: Watched) => alerts.map((alert) => alertRule(alert, namespace, RUNBOOKS));

const nothing = (what: string, of: number, found: readonly string[]): Bar =>
  isTrue(what, of > 0 && found.length === 0, found.length === 0 ? `${of}, none` : found.join(", "));
