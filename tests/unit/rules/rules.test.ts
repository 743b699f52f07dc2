import { describe, expect, test } from "vitest";
import { checkWhole, type Rule, rules, type Verdict } from "../../../constructs/rules";
import { topologyWith } from "../../support/declarations";
import { calls } from "./cases/calls";
import type { Case, RuleCases } from "./cases/case";
import { contracts } from "./cases/contracts";
import { meshes } from "./cases/mesh";
import { names } from "./cases/names";
import { routes } from "./cases/routes";
import { streams } from "./cases/streams";
import { subscriptions } from "./cases/subscriptions";
import { teams } from "./cases/teams";
import { tombstones } from "./cases/tombstones";
import { traces } from "./cases/traces";
import { values } from "./cases/values";
import { workloads } from "./cases/workloads";

const cases: Readonly<Record<string, RuleCases>> = {
  ...names,
  ...values,
  ...streams,
  ...contracts,
  ...subscriptions,
  ...calls,
  ...routes,
  ...meshes,
  ...teams,
  ...workloads,
  ...tombstones,
  ...traces,
};

const topologyOf = ({ before = [], subject, others = [] }: Case) => topologyWith(...before, subject, ...others);
const evaluate = (rule: Rule, each: Case): Verdict => rule.evaluate(topologyOf(each), each.subject);

test("every rule has cases, and there are no others", () => {
  expect(Object.keys(cases).sort()).toEqual(rules.map(({ code }) => code).sort());
});

describe.each(rules)("$code: $name", (rule) => {
  const { compliant, broken, notApplicable } = cases[rule.code] ?? { compliant: [], broken: [] };

  test.each(compliant)("compliant: $name", (each) => {
    expect(evaluate(rule, each)).toBe("compliant");
  });

  test.each(broken)("non-compliant: $name", (each) => {
    const verdict = evaluate(rule, each);
    expect(typeof verdict === "string" ? verdict : verdict.map(({ message }) => message)).toEqual(
      each.says?.map((text) => (typeof text === "string" ? text : expect.stringMatching(text))),
    );
    const found = checkWhole(topologyOf(each)).filter(
      ({ code, path }) => code === rule.code && path === each.subject.path,
    );
    expect(found).toHaveLength(each.says?.length ?? 0);
  });

  if (notApplicable) {
    test.each(notApplicable)("not applicable: $name", (each) => {
      expect(evaluate(rule, each)).toBe("not applicable");
    });
  }

  test("has cases of each verdict, and texts that are sentences", () => {
    expect([compliant.length, broken.length, notApplicable?.length ?? 1]).not.toContain(0);
    expect(rule.why).toMatch(/^[A-Z].*\.$/);
    expect(rule.fix).toMatch(/^[A-Z].*\.$/);
    expect(rule.name).toMatch(/^[A-Z].*[^.]$/);
    expect(rule.code).toMatch(/^HW-[A-Z]+-\d{3}$/);
  });
});
