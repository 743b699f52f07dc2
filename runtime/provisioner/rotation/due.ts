import { createHash } from "node:crypto";

/** Credentials are replaced at most this part of their lifetime early, so that not all are at the same time. */
const SPREAD = 0.1;

/**
 * Whether it is time for new credentials: never later than their lifetime allows, and for each principal at a moment of
 * its own, the same however often it is asked.
 */
export function isDue(principal: string, issued: string, lifetimeMs: number, now: number): boolean {
  const share = createHash("sha256").update(principal).digest().readUInt32BE() / 0xffff_ffff;
  return now >= Date.parse(issued) + lifetimeMs * (1 - SPREAD * share);
}
