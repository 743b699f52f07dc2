import type { TeamDeclaration } from "../model/declarations";
import { readBy } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";

/** The workload's Kafka user. Begins with the team's namespace, which is how the provisioner knows whose it is. */
export const principalOf = (workload: WorkloadDeclaration, team: TeamDeclaration): string =>
  `${team.namespace}.${workload.name}`;

/** The workload's consumer group: an identity, since the committed offsets hang on it. */
export const groupOf = principalOf;

/** What the workload's transactional ids begin with. */
export const transactionalIdPrefixOf = (workload: WorkloadDeclaration, team: TeamDeclaration): string =>
  `${principalOf(workload, team)}.`;

/** What the workload's failed events come back through; undefined if all its retries are in order. */
export const retryTopicOf = (workload: WorkloadDeclaration, team: TeamDeclaration): string | undefined =>
  workload.subscribes.some(({ retryMode }) => retryMode === "viaStream")
    ? `${principalOf(workload, team)}.retries`
    : undefined;

/** The Secret that receives the workload's credentials. */
export const credentialsOf = (workload: WorkloadDeclaration): string => `${workload.name}-kafka`;

/** Whether the workload is a client of Kafka at all. */
export const speaksKafka = (workload: WorkloadDeclaration): boolean =>
  workload.publishes.length + readBy(workload).length > 0;

/** Whether it writes in transactions. */
export const isTransactional = ({ code }: WorkloadDeclaration): boolean => code?.transactional === true;
