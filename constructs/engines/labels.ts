/** The recommended labels (https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/). */
export const labels = (name: string): Record<string, string> => ({
  "app.kubernetes.io/name": name,
  "app.kubernetes.io/part-of": "headwater",
});

/** What selects a workload's pods: must never change. */
export const selector = (name: string): Record<string, string> => ({ "app.kubernetes.io/name": name });

/** Marks what outlives a destroy. Helm heeds the annotation for objects of a release. */
export const retained = { "helm.sh/resource-policy": "keep" } as const;
/** The same for objects that a controller makes, such as the volume claims of a StatefulSet. */
export const RETAIN_LABEL = "headwater.dev/retain";
