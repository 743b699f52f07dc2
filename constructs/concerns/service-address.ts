import type { TeamDeclaration, WorkloadDeclaration } from "../model/declarations";

/** The port of every service's Kubernetes Service. */
export const SERVICE_PORT = 80;

/** Where other workloads reach a service. */
export const serviceUrl = (service: WorkloadDeclaration, team: TeamDeclaration): string =>
  `http://${service.name}.${team.namespace}`;

/** The variable in which a caller finds the address: `payment-api` → `PAYMENT_API_URL`. */
export const urlVariable = (service: string): string => `${service.toUpperCase().replaceAll("-", "_")}_URL`;
