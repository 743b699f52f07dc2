import type { TeamDeclaration } from "../model/declarations";
import type { WorkloadDeclaration } from "../model/workload-declarations";

/** Where other workloads reach a service. */
export const serviceUrl = (
  service: Pick<WorkloadDeclaration, "name">,
  team: Pick<TeamDeclaration, "namespace">,
): string => `http://${service.name}.${team.namespace}`;

/** The variable in which a caller finds the address: `payment-api` → `PAYMENT_API_URL`. */
export const urlVariable = (service: string): string => `${service.toUpperCase().replaceAll("-", "_")}_URL`;
