import { grouped } from "../../model/topology";
import { streamAt } from "../lookups";
import { defineRule, judged } from "../rule";

export const tableName = defineRule({
  code: "HW-TABLE-003",
  name: "A workload holds one stream of a name",
  why: `A handler asks for a table by the stream's name, and would get one of the two.`,
  fix: "Hold one of them, or give the other stream another name.",
  example: `pricing.holds(rules); pricing.holds(platform.stream("billing", "rules"));`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, { holds = [] }) {
    const streams = holds.flatMap(({ stream }) => streamAt(topology, stream) ?? []);
    const named = grouped(streams, ({ name }) => [name]);
    if (named.size === 0) return "not applicable";
    return judged(
      [...named.values()]
        .filter(({ length }) => length > 1)
        .map((same) => ({ message: `It holds ${same.map(({ path }) => path).join(" and ")}.` })),
    );
  },
});
