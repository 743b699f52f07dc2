import type { IConstruct } from "constructs";
import { reportFindings } from "../checks/report-findings";
import { Bundle } from "../delivery/bundle";
import { Derivation } from "../delivery/derivation";
import { reported } from "../delivery/report";
import { toYaml } from "../delivery/yaml";
import type { KubernetesObject } from "../engines/engine";
import { releasedFindings } from "../lock/released-findings";
import { checkLocal } from "../rules";

/**
 * What would be deployed, for snapshots: the Kubernetes objects of each owner below `scope` as one readable YAML text,
 * by `<namespace>/<release>`. No Terraform in it; digests of Headwater's own runtime are normalised, so an upgrade
 * alone changes no snapshot.
 *
 * @throws what `cdktf synth` would refuse: all mistakes of the declaration in one error
 * @example expect(synthObjects(stack)).toMatchSnapshot();
 */
export function synthObjects(scope: IConstruct): Record<string, string> {
  const bundles = scope.node.findAll().filter((construct): construct is Bundle => construct instanceof Bundle);
  const derivation = new Derivation(scope);
  const owners = bundles.map(
    (bundle) => [`${bundle.namespace}/${bundle.releaseName}`, textOf(bundle.objects(derivation))] as const,
  );
  const { root } = scope.node;
  const { topology } = derivation;
  reportFindings(root, [...checkLocal(topology), ...releasedFindings(root, topology)]);
  const problems = reported(root);
  if (problems.length > 0) throw new Error(`The declaration has mistakes:\n${problems.join("\n")}`);
  return Object.fromEntries(owners.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const textOf = (objects: readonly KubernetesObject[]): string =>
  objects.map(toYaml).join("---\n").replace(RUNTIME, "$1<digest>");

const RUNTIME = /(headwater-runtime-)[0-9a-f]+/g;
