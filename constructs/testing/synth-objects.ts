import type { IConstruct } from "constructs";
import { Bundle } from "../delivery/bundle";
import { toYaml } from "../delivery/helm-values";

/**
 * What would be deployed, for snapshots: the Kubernetes objects of each owner below `scope` as one readable YAML text,
 * by `<namespace>/<release>`. No Terraform in it; digests of Headwater's own runtime are normalised, so an upgrade
 * alone changes no snapshot.
 *
 * @example expect(synthObjects(stack)).toMatchSnapshot();
 */
export function synthObjects(scope: IConstruct): Record<string, string> {
  const bundles = scope.node.findAll().filter((construct): construct is Bundle => construct instanceof Bundle);
  return Object.fromEntries(
    bundles
      .map(
        (bundle) => [`${bundle.namespace}/${bundle.releaseName}`, bundle.objects().map(toYaml).join("---\n")] as const,
      )
      .map(([key, text]) => [key, text.replace(RUNTIME, "$1<digest>")] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const RUNTIME = /(headwater-runtime-)[0-9a-f]+/g;
