import { parse } from "yaml";
import { keptBy, templateText } from "./chart-template";

/** The definitions that Headwater writes objects of, named as in the module's example/prometheus-operator-crd. */
export const definitionFiles = ["podmonitors", "prometheusrules", "servicemonitors"].map(
  (kind) => `monitoring.coreos.com_${kind}.yaml`,
);

/** A definition as the template of a Helm chart; it stays when the release goes. */
export function definitionTemplate(text: string): string {
  const definition = parse(text) as { metadata: { annotations?: Record<string, string> } };
  const { metadata } = definition;
  return templateText({ ...definition, metadata: { ...metadata, annotations: keptBy(metadata.annotations) } });
}
