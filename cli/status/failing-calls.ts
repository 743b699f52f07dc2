import type { FailingCall } from "../../runtime/provisioner/durable/restate-admin";
import type { FailingCallsAnswer } from "../../runtime/provisioner/durable/routes";
import type { ApiObject } from "../kubernetes/client";
import { releaseOf } from "../kubernetes/helm-marks";
import { envOf } from "../kubernetes/pod-template";
import type { ProvisionerClient } from "../provisioner/client";

/** Calls of a durable function that failed at every try: those that are paused, or those that are tried again. */
export interface FailingCalls {
  /** `namespace/name` */
  readonly workload: string;
  readonly arePaused: boolean;
  readonly calls: readonly FailingCall[];
}

/** Those of the teams that have something durable among a platform's workloads. */
export async function failingCallsOf(
  workloads: readonly ApiObject[],
  provisioner: Pick<ProvisionerClient, "ask">,
): Promise<readonly FailingCalls[]> {
  const durable = workloads.filter((workload) => envOf(workload).HEADWATER_DURABLE_KIND !== undefined);
  // Any of a team's owners is told of the whole team.
  const owners = new Map(durable.map((workload) => [workload.metadata.namespace ?? "", workload]));
  const answers = [...owners].map(([team, workload]) =>
    provisioner.ask<FailingCallsAnswer>(
      `${team}/${releaseOf(workload)?.name ?? workload.metadata.name}`,
      "failing-calls",
    ),
  );
  const calls = (await Promise.all(answers)).flatMap((answer) => answer?.calls ?? []);
  const functions = [...new Set(calls.map((call) => call.function))];
  return functions.flatMap((name) =>
    [true, false].flatMap((arePaused) => {
      const alike = calls.filter((call) => call.function === name && call.isPaused === arePaused);
      return alike.length === 0 ? [] : [{ workload: name.replace(".", "/"), arePaused, calls: alike }];
    }),
  );
}
