import type { IConstruct } from "constructs";
import { report } from "../delivery/report";
import type { Problem } from "../model/problem";
import { didYouMean } from "../model/similar";
import { SUPPRESSION, type Suppression } from "../model/suppression";
import { rules } from "../rules";

/** The rules that a construct is checked by: docs/rules.md lists them. */
export class Rules {
  static of(construct: IConstruct): Rules {
    return new Rules(construct);
  }

  private constructor(private readonly construct: IConstruct) {}

  /**
   * Lets findings of a rule pass, for the construct and everything below it. They are listed with the reason in
   * `headwater/report.json` beside the stacks.
   * Reports HW-RULES-001 without a reason, HW-RULES-002 if there is no such rule, HW-RULES-003 if the rule can't be
   * suppressed.
   *
   * @example Rules.of(orderPlaced).suppress("HW-STREAM-001", { reason: "the mainframe publishes it" });
   */
  suppress(code: string, { reason }: { readonly reason: string }): void {
    const problem = problemOf(code, reason);
    if (problem) {
      report(this.construct, [problem]);
      return;
    }
    const suppression: Suppression = { code, reason, at: this.construct.node.path };
    this.construct.node.addMetadata(SUPPRESSION, suppression, { stackTrace: false });
  }
}

function problemOf(code: string, reason: string): Problem | undefined {
  const rule = rules.find((each) => each.code === code);
  if (!rule) {
    const known = rules.map((each) => each.code);
    return {
      code: "HW-RULES-002",
      message: `There is no rule ${code} to suppress.${didYouMean(code, known)}`,
      fix: "Give the code of a rule, as docs/rules.md lists them; other errors can't be suppressed.",
    };
  }
  if (!rule.suppressible) {
    return {
      code: "HW-RULES-003",
      message: `${code} can't be suppressed: the cluster would refuse it anyway, or data would be lost.`,
      fix: rule.fix,
    };
  }
  if (typeof reason === "string" && reason.trim() !== "") return undefined;
  return {
    code: "HW-RULES-001",
    message: `No reason is given for suppressing ${code}.`,
    fix: "Say in the reason why the finding does not matter here.",
  };
}
