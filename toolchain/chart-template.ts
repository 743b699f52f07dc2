import { stringify } from "yaml";

/** An object as the text of a Helm template. */
export function templateText(object: unknown): string {
  return stringify(object, { lineWidth: 0, aliasDuplicateObjects: false })
    .replaceAll("{{", '{{ "{{" }}')
    .replace(/__([0-9a-f]+)__/g, (_, hex: string) => `{{ ${Buffer.from(hex, "hex").toString()} }}`);
}

/** Stands for a template expression until the object is text; free of all that YAML or Helm would quote. */
export const placeholder = (expression: string): string => `__${Buffer.from(expression).toString("hex")}__`;

/** Removing a definition's release must not remove every object of its kind with it. */
export const keptBy = (annotations: Readonly<Record<string, string>> | undefined): Record<string, string> => ({
  ...annotations,
  "helm.sh/resource-policy": "keep",
});
