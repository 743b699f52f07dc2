import type { WorkloadDeclaration } from "../../model/declarations";

/** Whether it answers HTTP: a service whose handler our runtime hosts, or whose container says where. */
export const answersHttp = ({ role, code }: WorkloadDeclaration): boolean =>
  role === "service" && (code?.type !== "container" || code.port !== undefined);
