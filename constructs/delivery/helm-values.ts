import { stringify } from "yaml";
import type { KubernetesObject } from "../engines/engine";

/**
 * The `values` of a bundle: one YAML document per object, so that a Terraform plan shows the changed objects
 * and hides the others. Helm merges the documents into one map.
 */
export function helmValues(objects: readonly KubernetesObject[]): string[] {
  return objects.map((object) => escapeTerraform(toYaml({ objects: { [keyOf(object)]: object } })));
}

/** Names the object in the chart's values and in a plan. */
export const keyOf = (object: KubernetesObject): string =>
  `${object.kind}-${object.metadata.namespace ?? ""}-${object.metadata.name}`.toLowerCase();

/** Readable in a diff: sorted keys, no folding, no anchors. */
export const toYaml = (value: unknown): string =>
  stringify(value, { sortMapEntries: true, lineWidth: 0, aliasDuplicateObjects: false });

/**
 * cdktf does not escape Terraform's template markers in plain strings; handlers and dashboards hold both. Its own tokens
 * stay: they become the references that they stand for.
 */
export const escapeTerraform = (text: string): string =>
  text.replace(/[$%](?=\{(?!TfToken\[))/g, (marker) => marker + marker);
