import { defineRule, judged } from "../rule";

export const ingested = defineRule({
  code: "HW-INGEST-001",
  name: "What comes in over HTTP is checked by a contract",
  why: "Whoever may send to the path would put anything into the stream. Without a registry no contract is checked in the cluster.",
  fix: "Give the stream a contract and the platform a registry, or write a service that checks what it is sent.",
  example: `new EventStream(shop, "order-placed").ingests("/orders", …);`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, { ingests, team }) {
    const stream = ingests === undefined ? undefined : topology.get(ingests);
    if (stream?.kind !== "stream") return "not applicable";
    const owner = topology.get(team);
    const platform = owner?.kind === "team" ? topology.get(owner.platform) : undefined;
    const hasRegistry = platform?.kind !== "platform" || platform.registry !== undefined;
    return judged([
      ...(stream.contract ? [] : [{ message: `The stream ${stream.path} has no contract.` }]),
      ...(hasRegistry ? [] : [{ message: `The platform ${platform.path} has no registry.` }]),
    ]);
  },
});
