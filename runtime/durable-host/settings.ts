import { type HostSettings, readHostSettings } from "../handler-host/settings";
import { readKafkaAccess } from "../shared/kafka";
import type { SettingsReader } from "../shared/settings";

export interface DurableSettings extends HostSettings {
  readonly port: number;
  readonly kind: "function" | "entity";
  /** What Restate knows it by, "team.workload". */
  readonly service: string;
  /** Restate's names of those that it may call beside itself. */
  readonly callees: readonly string[];
  /** Public keys of the Restate servers that may call. Undefined: whoever can connect may. */
  readonly identity: string | undefined;
}

const CALLEES = "HEADWATER_DURABLE_CALLEES";

/** What Restate's servers log at their start: https://docs.restate.dev/server/security. */
const IDENTITY = /^publickeyv1_[1-9A-HJ-NP-Za-km-z]{40,50}$/;

/** Absent: none. */
function readCallees(reader: SettingsReader): readonly string[] {
  if (reader.optionalText(CALLEES) === undefined) return [];
  return reader.json(CALLEES, '["shop.stock"]', namesIn) ?? [];
}

function namesIn(value: unknown): string[] {
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value;
  throw new Error("is no list of names");
}

export function readDurableSettings(reader: SettingsReader): DurableSettings {
  const host = readHostSettings(reader);
  const identity = reader.optionalFile(
    reader.text("HEADWATER_DURABLE_IDENTITY", "a file", "/opt/headwater/runtime/identity"),
  );
  if (identity !== undefined && !IDENTITY.test(identity.trim())) {
    reader.problems.push("Restate's identity is no public key; expected publickeyv1_….");
  }
  return {
    ...host,
    port: reader.integer("PORT", { min: 1, max: 65_535, fallback: 9080 }),
    kind: reader.choice("HEADWATER_DURABLE_KIND", ["function", "entity"], "function"),
    service: host.workload.replace("/", "."),
    callees: readCallees(reader),
    identity: identity?.trim(),
    kafka: host.publications.length > 0 ? readKafkaAccess(reader) : undefined,
  };
}
