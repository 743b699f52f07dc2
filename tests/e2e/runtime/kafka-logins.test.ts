import { freePort } from "../../support/runtime/ports";
import "reflect-metadata"; // asked for by the next import
import * as x509 from "@peculiar/x509";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isAccepted, readGrants, readTopic } from "../../support/runtime/kafka";
import { TestPlatform, textsOf } from "../../support/runtime/platform";

const SUPER_USER = "CN=headwater-provisioner";

/** As Strimzi's operator makes its authority for clients: with an RSA key. */
async function createClientsAuthority() {
  const signingAlgorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const length = { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  const keys = await crypto.subtle.generateKey({ ...signingAlgorithm, ...length }, true, ["sign", "verify"]);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: "O=io.strimzi, CN=clients-ca v0",
    notAfter: new Date(Date.now() + 86_400_000),
    keys,
    signingAlgorithm,
    extensions: [new x509.BasicConstraintsExtension(true, 0, true)],
  });
  const der = Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey)).toString("base64");
  const lines = der.match(/.{1,64}/g) ?? [];
  const key = `-----BEGIN PRIVATE KEY-----\n${lines.join("\n")}\n-----END PRIVATE KEY-----\n`;
  return { certificate: certificate.toString("pem"), key };
}

const desired = (name: string) => ({
  topics: [{ name: `shop.${name}`, partitions: 1, config: {} }],
  principals: [
    {
      name: `shop.${name}`,
      secret: `${name}-kafka`,
      acls: [{ resource: "topic", name: `shop.${name}`, pattern: "literal", operations: ["READ", "DESCRIBE"] }],
    },
  ],
});

describe("the administrator logs in", () => {
  let platform: TestPlatform;
  let certificatePort: number;
  let authority: Awaited<ReturnType<typeof createClientsAuthority>>;

  beforeAll(async () => {
    platform = await TestPlatform.create();
    certificatePort = await freePort();
    authority = await createClientsAuthority();
    await platform.startProvisioner();
    const module = (name: string, options = "") =>
      `org.apache.kafka.common.security.${name}LoginModule required${options};`;
    await platform.startBroker(
      {
        "sasl.enabled.mechanisms": "SCRAM-SHA-512,SCRAM-SHA-256,PLAIN",
        "listener.name.client.scram-sha-256.sasl.jaas.config": module("scram.Scram"),
        "listener.name.client.plain.sasl.jaas.config": module("plain.Plain", ' user_admin="plain-password"'),
      },
      { port: certificatePort, authority: authority.certificate, superUser: SUPER_USER },
    );
  });
  afterAll(() => platform?.stop());

  const logIn = (login: object, change: { bootstrapServers?: string; mechanism?: string } = {}) => {
    const { bootstrapServers = platform.bootstrap, mechanism = "SCRAM-SHA-512" } = change;
    const settings = platform.kafkaSettings({
      admin: { bootstrapServers, ca: "platform", login },
      clients: { bootstrapServers: platform.bootstrap, ca: "platform", mechanism },
    });
    return platform.restartProvisioner({ HEADWATER_KAFKA: JSON.stringify(settings) });
  };
  const key = (secret: string, key: string) => ({ secret, key });
  const password = (mechanism: string, secret: string) => ({
    type: "scram",
    mechanism,
    username: key(secret, "username"),
    password: key(secret, "password"),
  });
  const put = (name: string, values: Record<string, string>) =>
    platform.kubernetes.put("Secret", platform.namespace, name, values);

  it("with a certificate that it signs for itself, once it has the authority's key", async () => {
    const certificate = key("kafka-clients-ca-cert", "ca.crt");
    const login = { type: "certificate", authority: { certificate, key: key("kafka-clients-ca", "ca.key") } };
    await logIn(
      { ...login, commonName: "headwater-provisioner" },
      { bootstrapServers: `localhost:${certificatePort}` },
    );
    put("kafka-clients-ca-cert", { "ca.crt": authority.certificate });
    put("kafka-clients-ca", { "ca.password": "x" });
    const early = await platform.ask("expand", "shop/signed", desired("signed"));
    expect([early.status, early.body.code]).toEqual([503, "HW-PROVISION-013"]);
    expect(early.body.message).toContain('kafka-clients-ca has no "ca.key"; it has ca.password');

    put("kafka-clients-ca", { "ca.key": authority.key });
    expect((await platform.ask("expand", "shop/signed", desired("signed"))).status).toBe(200);
    expect(await readTopic(platform, "shop.signed")).toMatchObject({ partitions: 1 });
    expect(await readGrants(platform, "shop.signed")).toHaveLength(2);
    const address = { host: "localhost", port: platform.kafkaPort, serverName: "localhost", ca: platform.ca };
    expect(await isAccepted(address, platform.credentials("shop", "signed-kafka"))).toBe(true);

    const stranger = await createClientsAuthority();
    put("kafka-clients-ca-cert", { "ca.crt": stranger.certificate });
    put("kafka-clients-ca", { "ca.key": stranger.key });
    const foreign = await platform.ask("expand", "shop/signed", desired("signed"));
    expect(foreign.status).toBe(503);
    expect(foreign.body.message).toContain("do not accept the administrator's certificate");
  });

  it("with SASL PLAIN, while workloads have the mechanism that is theirs", async () => {
    put("their-admin", { username: "admin", password: "plain-password" });
    await logIn(password("PLAIN", "their-admin"), { mechanism: "SCRAM-SHA-256" });
    const first = await platform.ask("expand", "shop/other", desired("other"));
    expect(textsOf(first)).toContain("user shop.other: set the password");
    expect((await platform.ask("expand", "shop/other", desired("other"))).body.changes).toEqual([]);
    expect(platform.secret("shop", "other-kafka")).toMatchObject({ sasl: "scram_sha256" });

    // As somebody who is no administrator.
    put("their-admin", { ...platform.credentials("shop", "other-kafka") });
    await logIn(password("SCRAM-SHA-256", "their-admin"));
    const refused = await platform.ask("expand", "shop/third", desired("third"));
    expect([refused.status, refused.body.code]).toEqual([422, "HW-PROVISION-006"]);
    expect(refused.body.message).toContain("no administrator");
  });
});
