import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { publicIdentity } from "../../shared/restate-identity";

/** The Secret with the key that Restate signs its calls with, Ed25519. It is kept: functions that run know its public half. */
export const IDENTITY_SECRET = "restate-identity";

export const newIdentity = (): Record<string, string> => ({
  "key.pem": generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
});

export const identityOf = (data: Readonly<Record<string, string>>): string =>
  publicIdentity(createPublicKey(data["key.pem"] ?? ""));
