import { Duration } from "../model/duration";

/**
 * How long brokers of ours keep the offsets of a group without members. Kafka's own 7 days are soon over for a worker
 * that sleeps while nothing happens; without its offsets it would handle everything again.
 * https://kafka.apache.org/documentation/#brokerconfigs_offsets.retention.minutes
 */
export const OFFSET_RETENTION = Duration.days(90);
