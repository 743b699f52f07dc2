import type { KubernetesObject } from "../engines/engine";
import { terraformYaml } from "./terraform-text";

/**
 * The `values` of a bundle: one YAML document per object, so that a Terraform plan shows the changed objects
 * and hides the others. Helm merges the documents into one map.
 */
export const helmValues = (objects: readonly KubernetesObject[]): string[] =>
  objects.map((object) => terraformYaml({ objects: { [keyOf(object)]: object } }));

/** Names the object in the chart's values and in a plan. */
export const keyOf = (object: KubernetesObject): string =>
  `${object.kind}-${object.metadata.namespace ?? ""}-${object.metadata.name}`.toLowerCase();
