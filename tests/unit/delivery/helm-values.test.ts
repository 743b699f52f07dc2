import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { helmValues } from "../../../constructs/delivery/helm-values";
import { escapeTerraform } from "../../../constructs/delivery/terraform-text";

const configMap = (name: string, data: Record<string, string>) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace: "shop" },
  data,
});

test("one document per object, keyed by kind, namespace and name", () => {
  const values = helmValues([configMap("b", {}), configMap("a", {})]);
  expect(values.map((text) => Object.keys((parse(text) as { objects: object }).objects)[0])).toEqual([
    "configmap-shop-b",
    "configmap-shop-a",
  ]);
});

test("the same object gives the same text whatever the order of its fields", () => {
  const [a] = helmValues([{ kind: "X", apiVersion: "v1", metadata: { name: "n", namespace: "s" } }]);
  const [b] = helmValues([{ metadata: { namespace: "s", name: "n" }, apiVersion: "v1", kind: "X" }]);
  expect(a).toBe(b);
});

test("objects that share a part repeat it: Helm knows no YAML anchors across documents", () => {
  const shared = { app: "orders" };
  const [text] = helmValues([
    { apiVersion: "v1", kind: "X", metadata: { name: "n", labels: shared }, selector: shared },
  ]);
  expect(text).not.toMatch(/[&*]a1/);
});

test("Terraform's template markers are escaped", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the markers are the point
  expect(escapeTerraform("`${a}` %{b} $$ 100% {c}")).toBe("`$${a}` %%{b} $$ 100% {c}");
});

/** What Terraform's parser makes of a quoted string in JSON syntax: the doubled markers become single ones. */
const asTerraformReads = (text: string): string => text.replace(/([$%])\1(?=\{)/g, "$1");

test("any text arrives unchanged", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const tricky = `${text}\${x}%{y}${text}`;
      const [value] = helmValues([configMap("c", { text: tricky })]);
      const document = parse(asTerraformReads(value ?? "")) as {
        objects: Record<string, { data: { text: string } }>;
      };
      expect(document.objects["configmap-shop-c"]?.data.text).toBe(tricky);
    }),
    { numRuns: 500 },
  );
});
