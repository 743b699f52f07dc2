import { createHash } from "node:crypto";
import { formatOwner, type OwnerId } from "../ownership";
import type { StoredObject } from "../stored-objects";

export const OWNER_ANNOTATION = "headwater.dev/owner";
/** Which user and password of the Secret Kafka has been told. */
export const APPLIED_ANNOTATION = "headwater.dev/scram-applied";
/** When the credentials were made; on a pod, of which making it was started with. ISO 8601. */
export const ISSUED_ANNOTATION = "headwater.dev/credentials-issued";
/** The user that the Secret had before, as long as somebody may still use it. */
const FORMER_ANNOTATION = "headwater.dev/former-user";
/** Set before Kafka is told of the next user, so that nothing of it stays if we are interrupted. */
const BEGUN_ANNOTATION = "headwater.dev/rotation-begun";

/** What a Secret says of its principal's users. */
export interface Credentials {
  /** The user that the Secret carries. */
  readonly user: string;
  /** ISO 8601. */
  readonly issued: string;
  /** The user before, which still works: a rotation is under way. */
  readonly former: string | undefined;
  /** Whether the next user may be there, that the Secret does not carry yet. */
  readonly begun: boolean;
}

export const isOf = ({ metadata }: StoredObject, owner: OwnerId): boolean =>
  metadata.annotations?.[OWNER_ANNOTATION] === formatOwner(owner);

/** Tells a user and password from others, and does not tell what they are. */
export const appliedMark = (username: string, password: string): string =>
  createHash("sha256").update(`${username}\n${password}`).digest("hex").slice(0, 16);

export function readCredentials({ metadata, data }: StoredObject): Credentials {
  return {
    user: data.username ?? "",
    issued: metadata.annotations?.[ISSUED_ANNOTATION] ?? metadata.creationTimestamp ?? new Date(0).toISOString(),
    former: metadata.annotations?.[FORMER_ANNOTATION],
    begun: metadata.annotations?.[BEGUN_ANNOTATION] !== undefined,
  };
}

/** The Secret before Kafka is told of the next user. */
export const begun = (secret: StoredObject): StoredObject => annotated(secret, { [BEGUN_ANNOTATION]: "true" });

/** The Secret with another user, which Kafka has been told; the one until now becomes the former. */
export function switched(secret: StoredObject, user: string, password: string, issued: string): StoredObject {
  const { metadata } = annotated(secret, {
    [APPLIED_ANNOTATION]: appliedMark(user, password),
    [ISSUED_ANNOTATION]: issued,
    [FORMER_ANNOTATION]: secret.data.username ?? "",
    [BEGUN_ANNOTATION]: undefined,
  });
  return { metadata, data: { ...secret.data, username: user, password } };
}

/** The Secret after the former user is gone. */
export const settled = (secret: StoredObject): StoredObject => annotated(secret, { [FORMER_ANNOTATION]: undefined });

function annotated(secret: StoredObject, changes: Readonly<Record<string, string | undefined>>): StoredObject {
  const annotations = { ...secret.metadata.annotations, ...changes };
  const kept = Object.entries(annotations).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...secret, metadata: { ...secret.metadata, annotations: Object.fromEntries(kept) } };
}
