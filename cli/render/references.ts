/**
 * Terraform's references (`${…}`) and directives (`%{…}`) in a text of a synthesized stack. Doubled markers are text:
 * https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function referencesIn(text: string): string[] {
  return [...text.matchAll(/([$%]+)\{[^}\n]{0,80}\}?/g)]
    .filter(([, markers = ""]) => trailing(markers) === 1)
    .map(([reference, markers = ""]) => reference.slice(markers.length - 1));
}

/** How often the last marker stands before the brace: once is a reference, each further one escapes it. */
const trailing = (markers: string): number => markers.length - markers.replace(/(.)\1*$/, "").length;

/** The text that Terraform makes of a string without references. */
export const unescaped = (text: string): string => text.replace(/([$%])\1(?=\{)/g, "$1");
