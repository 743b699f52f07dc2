import type { Incompatibility } from "../../contracts/incompatibility";
import { breaksReader } from "../../contracts/reading";
import type { ContractDeclaration } from "../../model/contract-declaration";
import { streamAt } from "../lookups";
import { defineRule, judged } from "../rule";

export const readers = defineRule({
  code: "HW-READS-001",
  name: "What a subscriber was built against can read the stream's events",
  why: "The subscriber could not decode what is published, and would stop at the first event.",
  fix: "Upgrade the schema that the subscriber reads with, or keep the stream's contract compatible.",
  example: `shipping.subscribes(orderPlaced, { reads: Contract.avro("order-placed-v1.avsc") });`,
  level: "error",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(topology, { subscribes }) {
    const pairs = subscribes.flatMap(({ stream, reads }) => {
      const contract = streamAt(topology, stream)?.contract;
      return reads && contract ? [{ stream, reads, contract }] : [];
    });
    if (pairs.length === 0) return "not applicable";
    return judged(
      pairs.flatMap(({ stream, reads, contract }) =>
        reasons(reads, contract).map(({ message, path, rule, fix }) => ({
          message: `It can't read ${stream}: ${path ? `${path}: ` : ""}${message.replace(/\.$/, "")} (${rule}).`,
          fix,
        })),
      ),
    );
  },
});

/** A contract that can't be parsed is told of where it was read. */
function reasons(reader: ContractDeclaration, writer: ContractDeclaration): readonly Incompatibility[] {
  try {
    return breaksReader(reader, writer);
  } catch {
    return [];
  }
}
