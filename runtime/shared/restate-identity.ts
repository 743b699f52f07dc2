import type { KeyObject } from "node:crypto";

/**
 * An Ed25519 key as Restate's clients take it: "publickeyv1_" and the key's 32 bytes in base58 (Bitcoin's alphabet).
 * https://docs.restate.dev/server/security#locking-down-service-access
 */
export function publicIdentity(key: KeyObject): string {
  const { x = "" } = key.export({ format: "jwk" });
  return `publickeyv1_${base58(Buffer.from(x, "base64url"))}`;
}

const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

function base58(bytes: Buffer): string {
  let rest = BigInt(`0x${bytes.toString("hex")}`);
  let digits = "";
  for (; rest > 0n; rest /= 58n) digits = ALPHABET.charAt(Number(rest % 58n)) + digits;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return "1".repeat(Math.max(zeros, 0)) + digits;
}
