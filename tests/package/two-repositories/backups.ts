// Somebody else's package: it knows Headwater's public interfaces and nothing else.
import type { Concern, Engine, Intent } from "headwater";

interface BackupIntent extends Intent {
  readonly kind: "backup";
  readonly claim: string;
  readonly schedule: string;
}

/** Every volume is backed up each night. */
export const backups: Concern = {
  name: "backups",
  derive(topology, owner): readonly BackupIntent[] {
    const workload = topology.findWorkload(owner);
    return workload?.storage ? [{ kind: "backup", claim: `data-${workload.name}-0`, schedule: "0 3 * * *" }] : [];
  },
};

export const cronBackups: Engine = {
  name: "cron-backups",
  handles: ["backup"],
  render: (intents, owner) =>
    intents
      .filter((intent): intent is BackupIntent => intent.kind === "backup")
      .map(({ claim, schedule }) => ({
        apiVersion: "batch/v1",
        kind: "CronJob",
        metadata: { name: `backup-${claim}`, namespace: owner.namespace },
        spec: { schedule, jobTemplate: {} },
      })),
};

/** Renders connections for another network, instead of Headwater's own policies. */
export const otherNetwork: Engine = {
  name: "other-network",
  handles: ["network"],
  render: (intents, owner) => [
    {
      apiVersion: "example.com/v1",
      kind: "Connections",
      metadata: { name: owner.name, namespace: owner.namespace },
      spec: { count: intents.length },
    },
  ],
};
