export interface RestateSettingsProps {
  /** How many there are. */
  readonly nodes: number;
  /** Copies of everything. */
  readonly replication: number;
  readonly partitions: number;
  /** Of RocksDB, which takes most: a size such as "512MiB". */
  readonly memory: string;
  /** Where snapshots go, `s3://bucket/prefix`. */
  readonly snapshots?: string | undefined;
}

/**
 * What all nodes of a Restate cluster are told, as environment variables.
 * https://docs.restate.dev/references/server-config
 */
export const restateSettings = (props: RestateSettingsProps): Record<string, string> => ({
  RESTATE_CLUSTER_NAME: "headwater",
  // One node makes the cluster by itself; of several the first does.
  RESTATE_AUTO_PROVISION: String(props.nodes === 1),
  RESTATE_DEFAULT_NUM_PARTITIONS: String(props.partitions),
  RESTATE_DEFAULT_REPLICATION: String(props.replication),
  RESTATE_ROCKSDB_TOTAL_MEMORY_SIZE: props.memory,
  RESTATE_LOG_FORMAT: "json",
  RESTATE_DISABLE_TELEMETRY: "true",
  RESTATE_ADMIN__DISABLE_WEB_UI: "true",
  ...(props.snapshots === undefined
    ? {}
    : {
        RESTATE_WORKER__SNAPSHOTS__DESTINATION: props.snapshots,
        // Logs are trimmed only up to the last snapshot.
        RESTATE_WORKER__SNAPSHOTS__SNAPSHOT_INTERVAL: "10m",
      }),
});
