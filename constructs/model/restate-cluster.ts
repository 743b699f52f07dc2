/** The ConfigMap, and its key, by which the provisioner tells Restate's first node that there is a cluster already. */
export const RESTATE_CLUSTER = { configMap: "restate-cluster", key: "inUse" } as const;
