/** Where the metrics of some pods are read. */
export interface MonitorIntent {
  readonly kind: "monitor";
  readonly workload: string;
  /** Number or name of a container's port. */
  readonly port: number | string;
  readonly path: string;
}

/**
 * A state that somebody has to act on. The text says what it means for the workload's users; what to do is in
 * docs/runbooks.md.
 */
export type AlertIntent =
  | LagAlert
  | LagUnknownAlert
  | DeadLettersAlert
  | TableRejectionsAlert
  | RestartsAlert
  | RequestErrorsAlert
  | RefusedContractsAlert
  | PausedCallsAlert
  | FailingCallsAlert
  | GatewayErrorsAlert
  | GatewayDownAlert
  | CertificateExpiryAlert
  | UnloggedRequestsAlert;

export type AlertName = AlertIntent["alert"];

interface AlertText {
  readonly kind: "alert";
  /** `critical`: events or requests are lost to their users now; `warning`: they will be unless somebody acts. */
  readonly severity: "warning" | "critical";
  readonly summary: string;
  readonly description: string;
}

/** More unread events than all replicas together should have, and not getting fewer. */
export interface LagAlert extends AlertText {
  readonly alert: "lag";
  readonly workload: string;
  readonly stream: StreamName;
  /** Unread events that the workload should never have when all its replicas run. */
  readonly capacity: number;
}

/** What scales the workload can't see its lag, so an event may wake nobody. */
export interface LagUnknownAlert extends AlertText {
  readonly alert: "lagUnknown";
  readonly workload: string;
  /** Whether its replicas are pods of Jobs. Absent: no. */
  readonly jobs?: boolean;
}

/** An event was given up. */
export interface DeadLettersAlert extends AlertText {
  readonly alert: "deadLetters";
  readonly workload: string;
  readonly stream: StreamName;
}

/** A value was kept out of a table. */
export interface TableRejectionsAlert extends AlertText {
  readonly alert: "tableRejections";
  readonly workload: string;
  readonly stream: StreamName;
}

/** A pod starts again and again. */
export interface RestartsAlert extends AlertText {
  readonly alert: "restarts";
  readonly workload: string;
  readonly stateful: boolean;
  /** Whether each version of it has a Deployment of its own. Absent: no. */
  readonly versioned?: boolean;
  /** Whether each of its revisions has a Deployment of Knative's. Absent: no. */
  readonly revisions?: boolean;
  /** Restarts of one container within half an hour that are still taken for chance. */
  readonly tolerated: number;
}

/** A service answers many requests with a server error. */
export interface RequestErrorsAlert extends AlertText {
  readonly alert: "requestErrors";
  readonly workload: string;
  /** Part of all requests, 0 to 1, that may fail. */
  readonly tolerated: number;
}

/** Of durable functions, which failed whenever they were tried, and are tried no more. */
export interface PausedCallsAlert extends AlertText {
  readonly alert: "pausedCalls";
}

/** Of durable functions, which fail whenever they are tried, and are tried again. */
export interface FailingCallsAlert extends AlertText {
  readonly alert: "failingCalls";
}

/** A release was refused because its contract would break somebody. */
export interface RefusedContractsAlert extends AlertText {
  readonly alert: "refusedContracts";
}

/** A gateway answers many requests with a server error, its own or a service's. */
export interface GatewayErrorsAlert extends AlertText {
  readonly alert: "gatewayErrors";
  readonly gateway: string;
  /** Part of all requests, 0 to 1, that may fail. */
  readonly tolerated: number;
}

/** No proxy of a gateway is ready. */
export interface GatewayDownAlert extends AlertText {
  readonly alert: "gatewayDown";
  readonly gateway: string;
}

/** A certificate of a gateway was not renewed in time. */
export interface CertificateExpiryAlert extends AlertText {
  readonly alert: "certificateExpiry";
  readonly gateway: string;
  /** Until the first one expires. */
  readonly days: number;
}

/** Requests of a gateway are missing in its access log's stream. */
export interface UnloggedRequestsAlert extends AlertText {
  readonly alert: "unloggedRequests";
  readonly gateway: string;
}

export interface StreamName {
  /** As declared: what the runtime's metrics say. */
  readonly name: string;
  /** What the lag is measured on. */
  readonly topic: string;
}

/** What to look at first when a workload or a gateway is in question. */
export type DashboardIntent = WorkloadDashboard | GatewayDashboard;

export interface WorkloadDashboard {
  readonly kind: "dashboard";
  readonly workload: string;
  readonly stateful: boolean;
  /** Whether each version of it has a Deployment of its own. Absent: no. */
  readonly versioned?: boolean;
  /** Whether each of its revisions has a Deployment of Knative's. Absent: no. */
  readonly revisions?: boolean;
  /** Whether its replicas are pods of Jobs. Absent: no. */
  readonly jobs?: boolean;
  readonly sections: readonly DashboardSection[];
}

export interface GatewayDashboard {
  readonly kind: "dashboard";
  readonly gateway: string;
  readonly sections: readonly DashboardSection[];
}

export interface DashboardSection {
  readonly title: string;
  readonly panels: readonly Panel[];
}

export interface Panel {
  readonly title: string;
  /** What a reader should make of it. */
  readonly description: string;
  readonly unit: Unit;
  readonly measures: readonly Measure[];
  /** A value that should not be exceeded. */
  readonly limit?: number;
}

export type Unit = "count" | "per second" | "seconds" | "bytes";

/** Something that can be measured of a workload, or of a gateway's proxies. */
export type Measure =
  | { readonly measure: "lag"; readonly stream: StreamName }
  | {
      readonly measure:
        | "handled"
        | "failures"
        | "dead letters"
        | "published"
        | "table keys"
        | "table age"
        | "table rejections";
      readonly stream: StreamName;
    }
  | {
      readonly measure: "duration" | "age";
      readonly stream: StreamName;
      /** 0 to 1: this part of all events took at most that long. */
      readonly quantile: number;
    }
  | { readonly measure: "requests" | "request errors" }
  | { readonly measure: "request duration"; readonly quantile: number }
  | { readonly measure: "gateway requests" | "limited requests" | "connections" | "route requests" | "route errors" }
  | {
      /** By who was let in, and route. */
      readonly measure: "consumer requests";
      readonly gateway: string;
      /** What counts them. */
      readonly workload: string;
      readonly namespace: string;
    }
  | { readonly measure: "gateway duration" | "route duration"; readonly quantile: number }
  | { readonly measure: "replicas" | "ready replicas" | "restarts" | "memory" };
