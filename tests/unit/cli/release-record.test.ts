import { expect, test } from "vitest";
import { withoutObject } from "../../../cli/deploy/helm-releases";

const document = (kind: string, name: string, namespace?: string) =>
  `---\n# Source: x/templates/${name}.yaml\nkind: ${kind}\nmetadata:\n  name: ${name}\n${
    namespace === undefined ? "" : `  namespace: ${namespace}\n`
  }data:\n  text: |\n    ---\n    not a document\n`;

test("one object goes out of a release's manifest, the others stay as they are", () => {
  const [a, b, c, d] = [
    document("ConfigMap", "a", "shop"),
    document("ConfigMap", "a", "bank"),
    document("Service", "a"),
    document("ClusterRole", "a"),
  ];
  const manifest = a + b + c + d;
  const without = (kind: string, namespace?: string) =>
    withoutObject(manifest, "shop", { kind, metadata: { name: "a", ...(namespace ? { namespace } : {}) } });
  expect(without("ConfigMap", "shop")).toBe(b + c + d);
  expect(without("Service", "shop")).toBe(a + b + d);
  expect(without("ClusterRole")).toBe(a + b + c);
  expect(without("Service", "bank")).toBe(manifest);
});
