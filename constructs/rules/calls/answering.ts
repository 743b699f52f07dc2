import type { WorkloadDeclaration } from "../../model/workload-declarations";

/** Whether it answers HTTP: a service whose handler our runtime hosts, or whose container says where. */
export const answersHttp = ({ role, code }: WorkloadDeclaration): boolean =>
  role === "service" && (code?.type !== "container" || code.port !== undefined);
