import type { Acl } from "../intents";
import type { Concern } from "../intents/concern";
import { at } from "../model/topology";
import { credentialsOf, groupOf, principalOf } from "./kafka-names";

/**
 * A workload's identity towards Kafka, allowed exactly what its edges need.
 * Operations per client: https://kafka.apache.org/documentation/#operations_resources_and_protocols.
 */
export const principalConcern: Concern = {
  name: "principal",
  derive(topology, owner) {
    const workload = topology.workloads.find((candidate) => candidate.path === owner);
    if (!workload || workload.publishes.length + workload.subscribes.length === 0) return [];
    const team = at(topology.teams, workload.team);
    const topicOf = (stream: string) => at(topology.streams, stream).topic;

    const acls: Acl[] = [
      ...workload.publishes.map((stream) => topic(topicOf(stream), ["WRITE", "DESCRIBE"])),
      ...workload.subscribes.map((stream) => topic(topicOf(stream), ["READ", "DESCRIBE"])),
    ];
    if (workload.subscribes.length > 0) {
      acls.push({
        resource: "group",
        name: groupOf(workload, team),
        pattern: "literal",
        operations: ["READ", "DESCRIBE"],
      });
    }
    return [{ kind: "principal", name: principalOf(workload, team), secret: credentialsOf(workload), acls }];
  },
};

const topic = (name: string, operations: readonly string[]): Acl => ({
  resource: "topic",
  name,
  pattern: "literal",
  operations,
});
