import { createHash } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { connect as tls } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GatewayProject } from "../../support/gateway/project";
import { type Client, echoOf, type Sent } from "../../support/gateway/requests";
import { Issuer } from "../../support/gateway/tokens";

const issuer = new Issuer("first");
const bearer = (token: string): Sent => ({ headers: { authorization: `Bearer ${token}` } });
const basic = (login: string): Sent => ({
  headers: { authorization: `Basic ${Buffer.from(login).toString("base64")}` },
});
const key = (value: string): Sent => ({ headers: { "x-api-key": value } });

/** The host's own: of its network, and of its link to the cluster. */
const addresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);

let project: GatewayProject;
let client: Client;
let secure: Client;
/** Runs while the other tests do. */
let sluggish: Promise<{ readonly answer: string; readonly seconds: number }>;

beforeAll(async () => {
  project = await GatewayProject.deployed({
    cluster: "gateway",
    app: join(__dirname, "app.ts"),
    env: { JWKS: issuer.jwks },
  });
  const ca = await project.certificate("secure-example", "secure.example");
  await project.secret("shop", "partners", { acme: "key-of-acme", globex: "key-of-globex" });
  const password = createHash("sha1").update("wonder").digest("base64");
  await project.secret("shop", "tools", { ".htpasswd": `alice:{SHA}${password}` });
  client = await project.client("public");
  secure = await project.client("secure", ca);
  // The last to be there: their Secrets came after them.
  for (const [path, sent] of [
    ["/partners", key("key-of-acme")],
    ["/tools", basic("alice:wonder")],
    ["/remote", bearer(issuer.token())],
  ] as const) {
    await project.until(`${path} answers`, async () => (await client.send(path, sent)).status === 200);
  }
  const host = "secure.example";
  await project.until("HTTPS answers", async () => {
    const reply = await secure.send("/encrypted", { host }).catch(() => undefined);
    return reply?.status === 200;
  });
  sluggish = cutOff(client);
}, 600_000);
afterAll(async () => {
  await project?.remove();
});

test("the controller finds nothing wrong with what is derived", async () => {
  const verdicts = await project.verdicts();
  // Of 25 routes each with two policies, two gateways each with two, and the redirect with one.
  expect(verdicts.length).toBeGreaterThan(60);
  for (const { name, good, bad } of verdicts) {
    expect({ name, bad }).toEqual({ name, bad: [] });
    expect(good.join()).toMatch(/Accepted/);
  }
});

describe("a token", () => {
  test.each<[string, () => Sent, number]>([
    ["of the issuer, for the shop", () => bearer(issuer.token()), 200],
    ["for several audiences", () => bearer(issuer.token({ aud: ["bank", "shop"] })), 200],
    ["that is missing", () => ({}), 401],
    ["that is none", () => bearer("no.token.this"), 401],
    ["without the scheme", () => ({ headers: { authorization: issuer.token() } }), 401],
    ["that has expired", () => bearer(issuer.token({ exp: Math.floor(Date.now() / 1000) - 120 })), 401],
    ["that is not valid yet", () => bearer(issuer.token({ nbf: Math.floor(Date.now() / 1000) + 600 })), 401],
    ["of another issuer", () => bearer(issuer.token({ iss: "https://evil.example" })), 401],
    ["for another audience", () => bearer(issuer.token({ aud: "bank" })), 403],
    ["with a signature by another's key", () => bearer(new Issuer("first").token()), 401],
    ["by a key that the issuer does not have", () => bearer(new Issuer("second").token()), 401],
  ])("%s", async (_, sent, status) => {
    expect((await client.send("/tokens", sent())).status).toBe(status);
  });

  test("in the address is not taken, where logs would show it", async () => {
    expect((await client.send(`/tokens?access_token=${issuer.token()}`)).status).toBe(401);
  });

  test("of keys that the gateway fetches", async () => {
    expect((await client.send("/remote", bearer(issuer.token()))).status).toBe(200);
    expect((await client.send("/remote", bearer(new Issuer("first").token()))).status).toBe(401);
  });

  test("tells the service its subject, whatever the client claims", async () => {
    const claimed = { headers: { ...bearer(issuer.token()).headers, "x-user": "mallory", "x-headwater-subject": "m" } };
    expect(echoOf(await client.send("/tokens", claimed)).headers).toMatchObject({ "x-user": "alice" });
    const nobody = { headers: { ...bearer(issuer.token({ sub: undefined })).headers, "x-user": "mallory" } };
    const { headers } = echoOf(await client.send("/tokens", nobody));
    expect(headers).not.toHaveProperty("x-user");
    expect(headers).not.toHaveProperty("x-headwater-subject");
  });

  test.each<[string, unknown, number]>([
    ["a text that is allowed", "clerk", 200],
    ["a list with one that is allowed", ["guest", "admin"], 200],
    ["a text that is not allowed", "guest", 403],
    ["a list without one that is allowed", ["guest"], 403],
    ["no such claim", undefined, 403],
  ])("with %s, where a claim is required", async (_, role, status) => {
    expect((await client.send("/staff", bearer(issuer.token({ role })))).status).toBe(status);
  });
});

describe("an API key", () => {
  test("is told apart from none and from a wrong one, and does not reach the service", async () => {
    expect((await client.send("/partners")).status).toBe(401);
    expect((await client.send("/partners", key("key-of-nobody"))).status).toBe(401);
    const reply = await client.send("/partners", { headers: { ...key("key-of-acme").headers, "x-client": "globex" } });
    expect(reply.status).toBe(200);
    expect(echoOf(reply).headers).toMatchObject({ "x-client": "acme" });
    expect(reply.text).not.toContain("key-of-acme");
  });
});

describe("a password", () => {
  test("is checked, and does not reach the service", async () => {
    expect((await client.send("/tools")).status).toBe(401);
    expect((await client.send("/tools", basic("alice:blunder"))).status).toBe(401);
    expect((await client.send("/tools", basic("bob:wonder"))).status).toBe(401);
    const reply = await client.send("/tools", {
      headers: { ...basic("alice:wonder").headers, "x-person": "the queen" },
    });
    expect(reply.status).toBe(200);
    expect(echoOf(reply).headers).toMatchObject({ "x-person": "alice" });
    expect(echoOf(reply).headers).not.toHaveProperty("authorization");
  });
});

test("nobody's headers make a service believe a client on a public route", async () => {
  const headers = { "x-user": "alice", "x-client": "acme", "x-person": "alice", "x-forwarded-for": "203.0.113.7" };
  const { headers: arrived } = echoOf(await client.send("/open", { headers }));
  for (const name of ["x-user", "x-client", "x-person"]) expect(arrived).not.toHaveProperty(name);
  expect(arrived["x-forwarded-for"]).not.toContain("203.0.113.7");
});

test.each([
  ["/open/../tokens", 401],
  ["/open/%2e%2e/tokens", 401],
  ["//tokens", 401],
  ["/open/..%2ftokens", 307],
])("%s is no way around authentication", async (path, status) => {
  expect((await client.send(path)).status).toBe(status);
});

test("a header that some servers take for another is refused", async () => {
  expect((await client.send("/open", { headers: { x_user: "alice" } })).status).toBe(400);
});

describe("a limit of five requests", () => {
  const beyond = [200, 200, 200, 200, 200, 429];

  test("of a route", async () => {
    expect(await client.statuses(6, "/limited/route")).toEqual(beyond);
  });

  test("of each subject holds nobody else", async () => {
    const alice = bearer(issuer.token());
    expect(await client.statuses(6, "/limited/subject", alice)).toEqual(beyond);
    expect((await client.send("/limited/subject", bearer(issuer.token({ sub: "bob" })))).status).toBe(200);
    expect((await client.send("/limited/subject", bearer(issuer.token({ exp: 9_999_999_999 })))).status).toBe(429);
    const claiming = { headers: { ...alice.headers, "x-headwater-subject": "carol" } };
    expect((await client.send("/limited/subject", claiming)).status).toBe(429);
  });

  test("of each subject is not forgotten while fifty others come", async () => {
    const eve = bearer(issuer.token({ sub: "eve" }));
    expect(await client.statuses(6, "/limited/subject", eve)).toEqual(beyond);
    for (let number = 0; number < 50; number++) {
      const other = bearer(issuer.token({ sub: `other-${number}` }));
      expect((await client.send("/limited/subject", other)).status).toBe(200);
    }
    expect((await client.send("/limited/subject", eve)).status).toBe(429);
  });

  test("of each subject is not got around by a token without one", async () => {
    expect(await client.statuses(6, "/limited/subject", bearer(issuer.token({ sub: undefined })))).toEqual(beyond);
  });

  test("of each address holds nobody else, and clients can't claim another", async () => {
    const [mine = "", other = ""] = addresses();
    const proxy = await project.proxyClient("public");
    expect(await proxy.statuses(6, "/limited/address", { from: mine })).toEqual(beyond);
    const claiming = { from: mine, headers: { "x-forwarded-for": "203.0.113.7" } };
    expect((await proxy.send("/limited/address", claiming)).status).toBe(429);
    expect((await proxy.send("/limited/address", { from: other })).status).toBe(200);
  });

  test("of each key", async () => {
    expect(await client.statuses(6, "/limited/key", key("key-of-acme"))).toEqual(beyond);
    expect((await client.send("/limited/key", key("key-of-globex"))).status).toBe(200);
  });
});

test("a canary gets its part", async () => {
  const replies = await Promise.all(Array.from({ length: 1_000 }, () => client.send("/canary")));
  const canary = replies.filter((reply) => echoOf(reply).pod.startsWith("second-")).length;
  // Five standard deviations of 1,000 draws at one in five: sqrt(1000 * 0.2 * 0.8) = 12.6.
  expect(Math.abs(canary - 200)).toBeLessThan(63);
});

test("a mirror gets each request, and the client the first service's answer", async () => {
  for (let number = 0; number < 5; number++) {
    expect(echoOf(await client.send("/mirrored?key=mirror")).pod).toMatch(/^first-/);
  }
  await project.until("the mirror saw five requests", async () => {
    const { text } = await client.send("/second/seen?key=mirror");
    return (JSON.parse(text) as { times: number }).times >= 5;
  });
});

test("a header and a host choose the service", async () => {
  expect(echoOf(await client.send("/versions")).pod).toMatch(/^first-/);
  expect(echoOf(await client.send("/versions", { headers: { "x-version": "2" } })).pod).toMatch(/^second-/);
  expect((await client.send("/hosted", { host: "api.shop.example" })).status).toBe(200);
  expect((await client.send("/hosted")).status).toBe(404);
  expect((await client.send("/opened")).status).toBe(404);
  expect((await client.send("/open/more")).status).toBe(200);
});

test("declared retries send again, and without them a failure is the client's", async () => {
  expect((await client.send("/unsteady?fail=2&key=unsteady")).status).toBe(503);
  const reply = await client.send("/steady?fail=2&key=steady");
  expect([reply.status, echoOf(reply).times]).toEqual([200, 3]);
  expect((await client.send("/steady?fail=9&key=hopeless")).status).toBe(503);
});

test("a service that is too slow gets 504 for its client", async () => {
  const began = Date.now();
  expect((await client.send("/hurried?delay=5000")).status).toBe(504);
  expect(Date.now() - began).toBeLessThan(2_000);
});

test("a body that is too large gets 413", async () => {
  const post = (size: number) => client.send("/small", { method: "POST", body: "x".repeat(size) });
  expect((await post(64 * 1024 + 1)).status).toBe(413);
  expect(echoOf(await post(64 * 1024)).size).toBe(64 * 1024);
});

test("browsers may send from the pages that are allowed, and from no others", async () => {
  const ask = (origin: string) =>
    client.send("/pages", { method: "OPTIONS", headers: { origin, "access-control-request-method": "POST" } });
  expect((await ask("https://shop.example")).headers).toMatchObject({
    "access-control-allow-origin": "https://shop.example",
    "access-control-allow-methods": "POST",
  });
  expect((await ask("https://evil.example")).headers).not.toHaveProperty("access-control-allow-origin");
});

describe("a gateway with a certificate", () => {
  const host = "secure.example";

  test("answers encrypted, and redirects what is not", async () => {
    const reply = await secure.send("/encrypted", { host });
    expect(reply.status).toBe(200);
    expect(reply.headers).toMatchObject({
      "strict-transport-security": "max-age=31536000",
      "x-content-type-options": "nosniff",
      "alt-svc": expect.stringContaining("h3"),
    });
    const plain = await (await project.client("secure")).send("/encrypted?a=b", { host });
    expect(plain.status).toBe(301);
    expect(plain.headers.location).toBe("https://secure.example/encrypted?a=b");
  });

  test("speaks HTTP/2", async () => {
    const { address, port, ca = "" } = secure;
    const socket = tls({ host: address, port, ca, servername: host, ALPNProtocols: ["h2", "http/1.1"] });
    await once(socket, "secureConnect");
    expect(socket.alpnProtocol).toBe("h2");
    socket.destroy();
  });

  test("has the routes that name it, and no others", async () => {
    expect((await secure.send("/open", { host })).status).toBe(404);
    expect((await client.send("/encrypted")).status).toBe(404);
  });
});

describe("who is not of the platform", () => {
  const route = (namespace: string, gateway: string) => ({
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "HTTPRoute",
    metadata: { name: `intruder-${gateway}`, namespace },
    spec: {
      parentRefs: [{ name: `gateway-${gateway}`, namespace: "platform" }],
      rules: [
        { matches: [{ path: { type: "PathPrefix", value: "/intruder" } }], backendRefs: [{ name: "x", port: 80 }] },
      ],
    },
  });
  const namespace = (name: string, labels: Readonly<Record<string, string>>) =>
    project.create("/api/v1/namespaces", { apiVersion: "v1", kind: "Namespace", metadata: { name, labels } });

  test("can't attach a route", async () => {
    await namespace("stranger", {});
    expect(await project.refusal(route("stranger", "public"))).toBe("False NotAllowedByListeners");
    expect((await client.send("/intruder")).status).toBe(404);
  });

  test("can't attach one to a gateway of other teams", async () => {
    await namespace("billing", { "headwater.dev/platform": "platform", "headwater.dev/team": "billing" });
    expect(await project.refusal(route("billing", "secure"))).toBe("False NotAllowedByListeners");
  });

  test("is refused what has no policy, where a route may attach", async () => {
    expect(await project.refusal(route("billing", "public"))).toBe("True Accepted");
    await project.until("403", async () => (await client.send("/intruder")).status === 403);
  });
});

test("a client that sends its head slowly is cut off", async () => {
  const { answer, seconds } = await sluggish;
  expect(answer.split(" ")[1] ?? "408").toBe("408");
  expect(seconds).toBeGreaterThan(9);
  expect(seconds).toBeLessThan(13);
}, 30_000);

test("each request is in the proxies' log, without what may be secret", async () => {
  const marker = `/tokens/${Date.now()}`;
  await client.send(`${marker}?access_token=secret`, {
    headers: { ...bearer(issuer.token()).headers, "x-api-key": "secret" },
  });
  await client.send(marker);
  const entries = await project.until("both requests are logged", async () => {
    const found = (await project.accessLog("public")).filter(({ path }) => path === marker);
    return found.length === 2 && found;
  });
  expect(entries).toEqual([
    expect.objectContaining({ status: 200, subject: "alice", method: "GET", host: "shop.example", attempts: 1 }),
    expect.objectContaining({ status: 401, subject: null, details: expect.stringContaining("jwt") }),
  ]);
  expect(JSON.stringify(entries)).not.toContain("secret");
});

/** Begins a request, sends a byte of its head now and then, and waits until the connection ends. */
async function cutOff(client: Client): Promise<{ answer: string; seconds: number }> {
  const began = performance.now();
  const socket = connect({ host: client.address, port: client.port });
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk;
  });
  // The connection may be reset before the answer is read.
  socket.on("error", () => undefined);
  socket.write("GET /open HTTP/1.1\r\nhost: shop.example\r\nx: ");
  const drip = setInterval(() => socket.write("x"), 500);
  await new Promise((closed) => socket.once("close", closed));
  clearInterval(drip);
  return { answer, seconds: (performance.now() - began) / 1_000 };
}
