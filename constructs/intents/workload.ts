import type { RequestScalingDeclaration } from "../model/scaling-declarations";
import type {
  CodeDeclaration,
  EnvDeclaration,
  ResourcesDeclaration,
  StorageDeclaration,
} from "../model/workload-declarations";
import type { JobScaling } from "./scaling";

export interface WorkloadIntent {
  readonly kind: "workload";
  readonly name: string;
  readonly role: "service" | "worker" | "durable";
  /** Of a durable function: the name of what is kept until nothing needs it any more. */
  readonly version?: string;
  readonly code: CodeDeclaration;
  readonly env: readonly EnvDeclaration[];
  /** Secret with the Kafka credentials, mounted as files. */
  readonly credentials: string | undefined;
  /** ConfigMap with the runtime that hosts a handler. */
  readonly runtimeConfigMap: string | undefined;
  /** Of the streams that it uses, mounted as files. */
  readonly contracts: readonly ContractFile[];
  /** undefined if something else decides how many run. */
  readonly replicas: number | undefined;
  /** Of a service whose replicas follow its requests. */
  readonly requestScaling: RequestScalingDeclaration | undefined;
  /** Of such a service: changes with all that is above, and is what gateways send requests to. */
  readonly revision: string | undefined;
  /** Of a worker whose replicas are pods of Jobs. */
  readonly jobScaling: JobScaling | undefined;
  readonly storage: StorageDeclaration | undefined;
  readonly resources: ResourcesDeclaration;
  /** On its pods, beside what selects them. */
  readonly podLabels: Readonly<Record<string, string>>;
  readonly podAnnotations: Readonly<Record<string, string>>;
}

export interface ContractFile {
  readonly name: string;
  readonly text: string;
}
