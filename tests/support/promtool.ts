import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { run } from "../../console/process";
import type { Progress } from "../../console/progress";
import { promtool as part } from "../../toolchain/go-parts";
import { obtain, partFolder } from "../../toolchain/part";

export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly object[];
}

/** https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/#test_group */
export interface RuleTest {
  readonly name: string;
  readonly interval: string;
  readonly input_series: readonly { readonly series: string; readonly values: string }[];
  readonly alert_rule_test: readonly {
    readonly eval_time: string;
    readonly alertname: string;
    readonly exp_alerts: readonly { readonly exp_labels: object; readonly exp_annotations: object }[];
  }[];
}

/** Prometheus' own judge of rules; each check returns what it says, undefined if all is well. */
export class Promtool {
  static async obtain(progress: Progress): Promise<Promtool> {
    await obtain(progress, [part]);
    return new Promtool(join(partFolder(part), "promtool"));
  }

  private constructor(private readonly program: string) {}

  async checkRules(groups: readonly RuleGroup[]): Promise<string | undefined> {
    return await this.judge({ "rules.yaml": { groups } }, [
      "check",
      "rules",
      "--lint=all",
      "--lint-fatal",
      "rules.yaml",
    ]);
  }

  async testRules(groups: readonly RuleGroup[], tests: readonly RuleTest[]): Promise<string | undefined> {
    const file = { rule_files: ["rules.yaml"], evaluation_interval: "1m", tests };
    return await this.judge({ "rules.yaml": { groups }, "tests.yaml": file }, ["test", "rules", "tests.yaml"]);
  }

  /** As recording rules: one start of the program judges hundreds of queries. */
  async checkQueries(queries: readonly string[]): Promise<string | undefined> {
    const rules = queries.map((expr, index) => ({ record: `query:${index}`, expr }));
    return await this.checkRules([{ name: "queries", rules }]);
  }

  private async judge(files: Readonly<Record<string, object>>, args: readonly string[]): Promise<string | undefined> {
    const folder = await mkdtemp(join(tmpdir(), "headwater-promtool-"));
    try {
      for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), stringify(content));
      const { code, output } = await run(this.program, args, { cwd: folder, timeoutMs: 60_000 });
      return code === 0 ? undefined : output;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
