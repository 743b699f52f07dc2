import type { IConstruct } from "constructs";
import { toYaml } from "../delivery/yaml";
import type { KubernetesObject } from "../engines/engine";
import { objectsByOwner } from "./objects-of";

/**
 * What would be deployed, for snapshots: the Kubernetes objects of each owner below `scope` as one readable YAML text,
 * by `<namespace>/<release>`. No Terraform in it but expressions in place of values that it alone knows. Digests are
 * normalised: an upgrade of Headwater alone changes no snapshot, and a changed handler shows as its code.
 *
 * @throws what `cdktf synth` would refuse: all mistakes of the declaration in one error
 * @example expect(synthObjects(stack)).toMatchSnapshot();
 */
export function synthObjects(scope: IConstruct): Record<string, string> {
  const owners = [...objectsByOwner(scope)];
  return Object.fromEntries(owners.map(([owner, objects]) => [owner, textOf(objects)]));
}

const textOf = (objects: readonly KubernetesObject[]): string => withoutDigests(objects.map(toYaml).join("---\n"));

/** Of the runtime's code and of handlers. */
export const withoutDigests = (text: string): string => text.replace(DIGESTS, "$1<digest>");

const DIGESTS = /(headwater-runtime-|headwater\.dev\/handler-digest"?: "?)[0-9a-f]+/g;
