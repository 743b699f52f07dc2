import type { Kinds } from "./generated";

/**
 * The kinds of Kubernetes objects that Headwater writes, and their parts, at the versions that the toolchain pins.
 * A misspelt field or a wrong type does not compile.
 *
 * @example
 * const role: Role = { apiVersion: "rbac.authorization.k8s.io/v1", kind: "Role", metadata: { name: "reader" }, rules: [] };
 */
export type * from "./generated";

/** An object of any of these kinds; `kind` tells which. */
export type TypedObject = Kinds[keyof Kinds];
