/** Where `Operators` puts Knative Serving; its own manifests know no other place. */
export const KNATIVE_NAMESPACE = "knative-serving";

/**
 * What the Deployments of a service's revisions are called before "-deployment", as a regular expression. Of a name that
 * would have more than 63 characters, Knative keeps the beginning and adds a digest:
 * https://github.com/knative/pkg/blob/main/kmeta/names.go
 */
export const revisionsOf = (service: string): string =>
  service.length <= MOST_UNCUT ? `${service}-[0-9a-f]{16}` : `${service.slice(0, CUT)}[0-9a-f]{32}`;

/** 63 less our digest of a revision, and less "-deployment". */
const MOST_UNCUT = 35;
/** 63 less theirs, and less "-deployment". */
const CUT = 20;
