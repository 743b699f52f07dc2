import { groupOf, principalOf } from "../../concerns/identities";
import type { StreamDeclaration } from "../../model/declarations";
import type { Topology } from "../../model/topology";
import type { SubscriptionDeclaration, WorkloadDeclaration } from "../../model/workload-declarations";
import { BINDING_VERSION } from "./binding-version";
import { messagesOf } from "./messages";
import { reference } from "./reference";

/** What a workload does with streams, by names that are stable and say it. */
export function operationsOf(topology: Topology, workload: WorkloadDeclaration): Record<string, object> {
  const team = topology.team(workload.team);
  const failed = new Set(workload.subscribes.flatMap(({ deadLetters }) => deadLetters ?? []));
  const operation = (action: "send" | "receive", stream: StreamDeclaration, more: object): [string, object] => [
    `${principalOf(workload, team)}.${action}.${stream.topic}`,
    {
      action,
      channel: reference("channels", stream.topic),
      title: `${workload.name} ${action === "send" ? "publishes" : "handles"} ${stream.name}`,
      ...more,
      messages: Object.keys(messagesOf(topology, stream)).map((name) =>
        reference("channels", stream.topic, "messages", name),
      ),
      tags: [{ name: team.name }],
    },
  ];
  const consumer = { groupId: { type: "string", enum: [groupOf(workload, team)] }, bindingVersion: BINDING_VERSION };
  return Object.fromEntries([
    ...workload.publishes.map((path) => operation("send", topology.stream(path), {})),
    ...[...failed].map((path) =>
      operation("send", topology.stream(path), { description: "Events that it failed to handle." }),
    ),
    ...(workload.holds ?? []).map(({ stream }) =>
      operation("receive", topology.stream(stream), {
        title: `${workload.name} holds ${topology.stream(stream).name}`,
        description: "Each replica reads it from the beginning, without a group.",
      }),
    ),
    ...workload.subscribes.map((subscription) =>
      operation("receive", topology.stream(subscription.stream), {
        ...(workload.role === "worker" ? { description: afterFailure(subscription) } : {}),
        bindings: { kafka: consumer },
      }),
    ),
  ]);
}

const afterFailure = ({ retries, retryMode, deadLetters }: SubscriptionDeclaration): string =>
  `An event that fails is tried again ${retries} times${retryMode === "viaStream" ? ", after later ones" : ""}; then ${deadLetters === undefined ? "the worker stops at it" : "it is a dead letter"}.`;
