import type { TeamDeclaration } from "../model/declarations";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import { entry, type LockedWorkload } from "./lock";
import type { LockFinding } from "./lock-finding";
import { lockedWorkload } from "./lock-of";

/** What data hangs on: names, and volumes. */
export function compareWorkload(
  topology: Topology,
  team: TeamDeclaration,
  workload: WorkloadDeclaration,
  released: LockedWorkload,
  moved: boolean,
): LockFinding[] {
  const now = lockedWorkload(topology, team, workload);
  const at = { level: "error", path: workload.path, affects: [] } as const;
  const renamed = moved
    ? []
    : Object.entries(released.identities).flatMap(([kind, name]) => {
        const declared = entry(now.identities, kind);
        if (declared === undefined || declared === name) return [];
        return [
          {
            ...at,
            code: "HW-RELEASED-014",
            message: `Its ${KINDS[kind] ?? kind} is "${declared}", and "${name}" is released: ${LOSSES[kind] ?? "what hangs on it would be left behind"}.`,
            fix: "Give the workload and its team the names that they had.",
          },
        ];
      });
  const differences = [...storage(now, released), ...durable(now, released)];
  return [...renamed, ...differences.map((difference) => ({ ...at, ...difference }))];
}

type Difference = Pick<LockFinding, "code" | "message" | "fix">;

const KINDS: Readonly<Record<string, string>> = {
  principal: "Kafka user",
  group: "consumer group",
  transactionalIdPrefix: "transactional id",
  deadLetterTopic: "topic of dead letters",
  retryTopic: "topic of retries",
  restateService: "name in Restate",
};

const LOSSES: Readonly<Record<string, string>> = {
  group: "it would read its streams again from the beginning",
  transactionalIdPrefix: "transactions that are open would no longer be fenced off",
  deadLetterTopic: "its failed events would be left behind",
  retryTopic: "events that are to be tried again would be left behind",
  restateService: "what has begun, and its state, would be left behind",
};

/** A StatefulSet's volumeClaimTemplates can't be changed: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/. */
function storage(now: LockedWorkload, released: LockedWorkload): Difference[] {
  if (released.storage === undefined || now.storage === released.storage) return [];
  if (now.storage === undefined) {
    return [
      {
        code: "HW-RELEASED-015",
        message: `It has no storage, and volumes of ${released.storage} are released: their data would be left behind.`,
        fix: `Put back storage: { size: "${released.storage}" }; or, if nothing needs the data, remove "storage" from the workload in the lock file.`,
      },
    ];
  }
  return [
    {
      code: "HW-RELEASED-016",
      message: `Its storage has the size ${now.storage}, and ${released.storage} is released: Kubernetes refuses to change the volumes of a StatefulSet.`,
      fix: `Put back size: "${released.storage}"; or enlarge the claims, delete the StatefulSet with --cascade=orphan, and write storage: ${now.storage} at the workload in the lock file.`,
    },
  ];
}

/** A service's type can't change: https://docs.restate.dev/services/versioning. */
function durable(now: LockedWorkload, released: LockedWorkload): Difference[] {
  if (released.durable === undefined || now.durable === released.durable) return [];
  const declared = now.durable === undefined ? "It is not durable" : `It is a durable ${now.durable}`;
  return [
    {
      code: "HW-RELEASED-020",
      message: `${declared}, and a durable ${released.durable} is released: what has begun${released.durable === "entity" ? ", and its state," : ""} would be left behind.`,
      fix: `Keep it a durable ${released.durable}, or give the new one another name.`,
    },
  ];
}
