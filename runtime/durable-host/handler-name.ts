/**
 * What Restate calls a handler: its names have letters, digits and underscores, those of streams have hyphens.
 *
 * @example handlerName("order-placed") // "order_placed"
 * @see https://github.com/restatedev/service-protocol/blob/main/endpoint_manifest_schema.json
 */
export function handlerName(name: string): string {
  const plain = name.replaceAll(/[^a-zA-Z0-9_]/g, "_");
  return /^[0-9]/.test(plain) ? `_${plain}` : plain;
}

/** Why handlers of these names can't be told apart, or have no name at all; undefined if they can. */
export function nameProblem(names: readonly string[]): string | undefined {
  const nameless = names.find((name) => !/^([a-zA-Z]|_[a-zA-Z0-9])/.test(handlerName(name)));
  if (nameless !== undefined) return `"${nameless}" is no name for a handler; expected letters, digits, "-" and "_"`;
  const twice = names.find((name, index) => names.findIndex((each) => handlerName(each) === handlerName(name)) < index);
  return twice === undefined ? undefined : `several handlers are "${handlerName(twice)}" to Restate`;
}
