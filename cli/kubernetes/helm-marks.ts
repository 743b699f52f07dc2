import type { ApiObject } from "./client";

/** A Helm release. */
export interface ReleaseName {
  readonly namespace: string;
  readonly name: string;
}

/** `namespace/name` */
export const keyOf = ({ namespace, name }: ReleaseName): string => `${namespace}/${name}`;

const MANAGED_BY = "app.kubernetes.io/managed-by";
const RELEASE_NAME = "meta.helm.sh/release-name";
const RELEASE_NAMESPACE = "meta.helm.sh/release-namespace";

/**
 * The labels and annotations by which Helm knows the objects of a release. It refuses others of the same name.
 * https://github.com/helm/helm/blob/v3.9.4/pkg/action/validate.go
 */
export const helmMarks = ({ namespace, name }: ReleaseName) => ({
  labels: { [MANAGED_BY]: "Helm" },
  annotations: { [RELEASE_NAME]: name, [RELEASE_NAMESPACE]: namespace },
});

/** The object as Helm sends it. */
export function asHelmSends<T extends ApiObject>(object: T, release: ReleaseName): T {
  const { labels, annotations } = helmMarks(release);
  return {
    ...object,
    metadata: {
      ...object.metadata,
      labels: { ...object.metadata.labels, ...labels },
      annotations: { ...object.metadata.annotations, ...annotations },
    },
  };
}

/** The release that an object belongs to; undefined if Helm does not manage it. */
export function releaseOf({ metadata }: ApiObject): ReleaseName | undefined {
  const { [RELEASE_NAME]: name, [RELEASE_NAMESPACE]: namespace } = metadata.annotations ?? {};
  if (metadata.labels?.[MANAGED_BY] !== "Helm" || name === undefined || namespace === undefined) return undefined;
  return { namespace, name };
}

export const isSameRelease = (a: ReleaseName | undefined, b: ReleaseName): boolean =>
  a?.namespace === b.namespace && a.name === b.name;
