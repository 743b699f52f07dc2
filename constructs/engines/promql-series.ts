/** Whose metrics are asked for. */
export interface Subject {
  readonly namespace: string;
  readonly workload: string;
  /** A StatefulSet's pods and figures have other names than a Deployment's. */
  readonly stateful: boolean;
  /** Whether there is a Deployment for each version. @default false */
  readonly versioned?: boolean;
  /** Whether there is a Deployment of Knative's for each revision. @default false */
  readonly revisions?: boolean;
  /** Whether its pods are those of Jobs. @default false */
  readonly jobs?: boolean;
}

/** The series of our PodMonitor: its targets' `job` is its namespace and name. */
export const own = ({ namespace, workload }: Subject): string =>
  `namespace="${namespace}",job="${namespace}/${workload}"`;
