import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { collectorService } from "../concerns/traces";
import type { PlatformDeclaration, TracesDeclaration } from "../model/platform-declarations";
import type { Problem } from "../model/problem";
import { declares } from "../model/topology";

/**
 * Traces of the platforms that come to the operators' cluster, as far as sidecars tell of them: those learn of the collector
 * from Istio alone. A platform comes there if its stack waits for the operators'.
 */
export function sidecarTraces(operators: IConstruct): readonly TracesDeclaration[] {
  const stack = TerraformStack.of(operators);
  return operators.node.root.node
    .findAll()
    .filter(declares)
    .filter((construct) => isAfter(TerraformStack.of(construct), stack))
    .map((construct) => construct.declare())
    .filter((declaration): declaration is PlatformDeclaration => declaration.kind === "platform")
    .flatMap(({ mesh, traces }) =>
      mesh?.mode === "sidecar" && traces && collectorService(traces.host) ? [traces] : [],
    );
}

/** Istio has one provider of Headwater's for all its sidecars. */
export function collectorProblems(traces: readonly TracesDeclaration[]): readonly Problem[] {
  const collectors = [...new Set(traces.map(({ host, grpcPort }) => `${host}:${grpcPort}`))];
  if (collectors.length < 2) return [];
  return [
    {
      code: "HW-TRACES-003",
      message: `Sidecars of one Istio send spans to one collector, and its platforms have several: ${collectors.join(", ")}.`,
      fix: "Give all platforms of the cluster the same collector.",
    },
  ];
}

const isAfter = (stack: TerraformStack, operators: TerraformStack): boolean =>
  stack === operators || stack.dependsOn(operators);
