import type { Concern } from "../intents/concern";
import type { PrincipalIntent, Quota } from "../intents/principal";
import type { QuotaDeclaration } from "../model/workload-declarations";
import {
  credentialsOf,
  groupOf,
  isTransactional,
  principalOf,
  retryTopicOf,
  speaksKafka,
  transactionalIdPrefixOf,
} from "./identities";
import { kafkaClients, merged } from "./kafka-clients";

/** A workload's identity towards Kafka, allowed exactly what its edges need. */
export const principals: Concern = {
  name: "principals",
  derive(topology, owner): readonly PrincipalIntent[] {
    const workload = topology.findWorkload(owner);
    if (!workload || !speaksKafka(workload)) return [];
    const team = topology.team(workload.team);
    const topicOf = (stream: string) => topology.stream(stream).topic;
    const retries = retryTopicOf(workload, team);
    const acls = merged([
      ...workload.publishes.flatMap((stream) => kafkaClients.producer(topicOf(stream))),
      ...(isTransactional(workload) ? kafkaClients.transactions(transactionalIdPrefixOf(workload, team)) : []),
      ...(workload.holds ?? []).flatMap(({ stream }) => kafkaClients.reader(topicOf(stream))),
      ...workload.subscribes.flatMap(({ stream, deadLetters }) => [
        ...kafkaClients.consumer(topicOf(stream), groupOf(workload, team)),
        ...(deadLetters === undefined ? [] : kafkaClients.producer(topicOf(deadLetters))),
      ]),
      ...(retries === undefined
        ? []
        : [...kafkaClients.producer(retries), ...kafkaClients.consumer(retries, groupOf(workload, team))]),
    ]);
    return [
      {
        kind: "principal",
        name: principalOf(workload, team),
        secret: credentialsOf(workload),
        acls,
        ...(workload.quota ? { quota: quotaOf(workload.quota) } : {}),
      },
    ];
  },
};

function quotaOf({ producerByteRate, consumerByteRate, requestPercentage }: QuotaDeclaration): Quota {
  return {
    ...(producerByteRate === undefined ? {} : { producerByteRate }),
    ...(consumerByteRate === undefined ? {} : { consumerByteRate }),
    ...(requestPercentage === undefined ? {} : { requestPercentage }),
  };
}
