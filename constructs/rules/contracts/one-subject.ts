import { grouped } from "../../model/topology";
import { platformKey, teamOf } from "../lookups";
import { defineRule, judged, lookup } from "../rule";

const bySubject = lookup((topology) =>
  grouped(topology.streams, (stream) => {
    const team = teamOf(topology, stream);
    return team && stream.subject !== undefined ? [platformKey(team, stream.subject)] : [];
  }),
);

export const oneSubject = defineRule({
  code: "HW-SUBJECT-001",
  name: "Streams that share a subject agree on it",
  why: "The registry keeps one format and one compatibility mode for a subject. Each of the streams would undo what the other one set.",
  fix: "Give the streams one compatibility mode and one format, or leave subject out: then each has a subject of its own.",
  example: `new EventStream(shop, "placed", { contract, subject: "record" }); new EventStream(shop, "paid", { contract, subject: "record", compatibility: "FULL" });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["stream"],
  evaluate(topology, stream) {
    const { subject, contract, compatibility } = stream;
    const team = teamOf(topology, stream);
    if (subject === undefined || !contract || !team) return "not applicable";
    const [first] = bySubject(topology).get(platformKey(team, subject)) ?? [];
    if (!first?.contract || first === stream) return "compliant";
    const differences = [
      ...(first.contract.format === contract.format
        ? []
        : [`the format ${first.contract.format}, not ${contract.format}`]),
      ...(first.compatibility === compatibility ? [] : [`compatibility ${first.compatibility}, not ${compatibility}`]),
    ];
    return judged(
      differences.length === 0
        ? []
        : [{ message: `The subject "${subject}" has, by ${first.path}, ${differences.join(" and ")}.` }],
    );
  },
});
