import type { TypedObject } from "../kubernetes/objects";

/** Name of the registry's objects, and the label of its pods. */
export const REGISTRY = "registry";
/** Where clients find the registry: its Service's port and the name of the pods' port. */
export const REGISTRY_PORT = 8443;

export interface EmbeddedRegistryProps {
  /** Size of the volume, a Kubernetes quantity. */
  readonly storage: string;
}

export function renderEmbeddedRegistry(_namespace: string, _props: EmbeddedRegistryProps): TypedObject[] {
  return [];
}
