import { streamAt, teamOf } from "../lookups";
import { defineRule, judged, type Violation } from "../rule";

const DAY = 24 * 60 * 60 * 1000;
/** Kafka's default; https://kafka.apache.org/documentation/#brokerconfigs_log.retention.hours */
const DEFAULT_RETENTION_MS = 7 * DAY;

/**
 * Only groups without members lose their offsets, so only workers that go to zero do. The runtime then begins with the
 * earliest event, whatever `from` says, so that none is skipped.
 */
export const keptOffsets = defineRule({
  code: "HW-OFFSETS-001",
  name: "What a worker has handled is remembered as long as its events are kept",
  why: "While nothing happens a worker has no replicas, and after a while the brokers forget how far it was. It then handles everything again that is still there.",
  fix: "Keep the events for a shorter time, let the brokers keep offsets longer, or let the worker run always: scaling: { min: 1 }.",
  example: `new EventStream(shop, "orders", { retention: Duration.days(365) }); // offsets are kept for 90 days`,
  level: "warning",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const platform = topology.get(teamOf(topology, workload)?.platform ?? "");
    const kept = platform?.kind === "platform" ? platform.kafka.offsetRetentionMs : undefined;
    if (kept === undefined || workload.scaling?.min !== 0) return "not applicable";
    const events = workload.subscribes
      .flatMap(({ stream }) => streamAt(topology, stream) ?? [])
      // A value of a state stream is the same when it comes again.
      .filter(({ role }) => role !== "state");
    if (events.length === 0) return "not applicable";
    return judged(
      events.flatMap(({ path, retentionMs = DEFAULT_RETENTION_MS }): Violation[] =>
        retentionMs <= kept
          ? []
          : [
              {
                message: `${path} keeps events for ${days(retentionMs)}, and the brokers keep offsets for ${days(kept)}.`,
              },
            ],
      ),
    );
  },
});

const days = (ms: number): string => `${Math.round((ms / DAY) * 100) / 100} days`;
