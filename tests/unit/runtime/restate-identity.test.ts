import { createPublicKey } from "node:crypto";
import { expect, it } from "vitest";
import { publicIdentity } from "../../../runtime/shared/restate-identity";

const keyOf = (bytes: Buffer) =>
  createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: bytes.toString("base64url") }, format: "jwk" });

// Expected values: the alphabet's own definition, https://datatracker.ietf.org/doc/html/draft-msporny-base58-03.
it("writes leading zeros as ones, each", () => {
  const bytes = Buffer.alloc(32);
  bytes[31] = 57;
  expect(publicIdentity(keyOf(bytes))).toBe(`publickeyv1_${"1".repeat(31)}z`);
});
