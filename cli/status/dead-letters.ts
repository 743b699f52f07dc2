import type { WaitingAnswer } from "../../runtime/provisioner/operations/letter-answers";
import { type Cause, causesOf } from "../dead-letters/causes";
import type { ApiObject } from "../kubernetes/client";
import type { ProvisionerClient } from "../provisioner/client";
import { type Subscriber, subscriberOf } from "../provisioner/find-workload";

/** What a worker has given up and nobody has sent again. */
export interface DeadLetters {
  /** `namespace/name` */
  readonly workload: string;
  readonly count: number;
  /** Whether there are more, which were not counted. */
  readonly more: boolean;
  /** What most failed of comes first. */
  readonly causes: readonly Cause[];
}

interface Keeping extends Subscriber {
  readonly topic: string;
}

/** The dead letters of those of a platform's workloads that keep any. Each team's are asked for at once. */
export async function deadLettersOf(
  workloads: readonly ApiObject[],
  provisioner: Pick<ProvisionerClient, "ask">,
): Promise<readonly DeadLetters[]> {
  const keeping = workloads.flatMap(keepingOf);
  const teams = [...new Set(keeping.map(({ namespace }) => namespace))];
  const found = teams.map((team) =>
    waitingOf(
      keeping.filter(({ namespace }) => namespace === team),
      provisioner,
    ),
  );
  return (await Promise.all(found)).flat();
}

function keepingOf(workload: ApiObject): Keeping[] {
  const subscriber = subscriberOf(workload);
  const topic = subscriber?.subscriptions.find(({ deadLetterTopic }) => deadLetterTopic)?.deadLetterTopic;
  return subscriber && topic !== undefined ? [{ ...subscriber, topic }] : [];
}

/** @param keeping of one team */
async function waitingOf(
  keeping: readonly Keeping[],
  provisioner: Pick<ProvisionerClient, "ask">,
): Promise<DeadLetters[]> {
  const [any] = keeping;
  if (!any) return [];
  const request = JSON.stringify({ topics: keeping.map(({ topic }) => topic) });
  const answer = await provisioner.ask<WaitingAnswer>(any.owner, "dead-letters/waiting", request);
  return keeping.flatMap(({ namespace, name, topic }) => {
    const found = answer?.waiting.find((each) => each.topic === topic);
    if (!found) return [];
    const { letters, more } = found;
    return [{ workload: `${namespace}/${name}`, count: letters.length, more, causes: causesOf(letters) }];
  });
}
