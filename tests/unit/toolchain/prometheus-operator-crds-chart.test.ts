import { expect, it } from "vitest";
import { parse } from "yaml";
import { definitionFiles, definitionTemplate } from "../../../toolchain/prometheus-operator-crds-chart";

const definition = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: prometheusrules.monitoring.coreos.com
  annotations: { operator.prometheus.io/version: 0.85.0 }
spec: { description: "annotations such as {{ $value }}" }
`;

it("takes the definitions of the kinds that Headwater writes", () => {
  expect(definitionFiles).toContain("monitoring.coreos.com_prometheusrules.yaml");
  expect(definitionFiles).toContain("monitoring.coreos.com_podmonitors.yaml");
});

it("keeps a definition when the release goes, and its texts as they are", () => {
  const text = definitionTemplate(definition);
  expect(text).toContain('annotations such as {{ "{{" }} $value }}');
  expect(parse(text.replace('{{ "{{" }}', "{{")).metadata.annotations).toEqual({
    "operator.prometheus.io/version": "0.85.0",
    "helm.sh/resource-policy": "keep",
  });
});
