import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** An issuer of JSON Web Tokens with a key of its own (ES256, RFC 7518). */
export class Issuer {
  private readonly key: KeyObject;
  /** Its public keys. */
  readonly jwks: string;

  constructor(private readonly keyId: string) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.key = privateKey;
    const jwk = { ...publicKey.export({ format: "jwk" }), kid: keyId, alg: "ES256", use: "sig" };
    this.jwks = JSON.stringify({ keys: [jwk] });
  }

  /** A token that is good for the shop for five minutes, but for what `claims` say otherwise; undefined leaves one out. */
  token(claims: Readonly<Record<string, unknown>> = {}): string {
    const now = Math.floor(Date.now() / 1000);
    const good = { iss: "https://id.example", aud: "shop", sub: "alice", iat: now, exp: now + 300 };
    const head = encode({ alg: "ES256", typ: "JWT", kid: this.keyId });
    const signed = `${head}.${encode({ ...good, ...claims })}`;
    const signature = sign("sha256", Buffer.from(signed), { key: this.key, dsaEncoding: "ieee-p1363" });
    return `${signed}.${signature.toString("base64url")}`;
  }
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
