import { createHash } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { connect as tls } from "node:tls";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Certificates } from "../../support/gateway/certificates";
import { addresses, basic, bearer, cutOff, key } from "../../support/gateway/clients";
import { LOGIN, Login } from "../../support/gateway/login";
import { gatewayMetrics } from "../../support/gateway/metrics";
import { GatewayProject } from "../../support/gateway/project";
import { type Client, echoOf } from "../../support/gateway/requests";
import { Issuer } from "../../support/gateway/tokens";
import { testClientCertificates } from "./client-certificates";
import { testExternalAuth } from "./external-auth";
import { testComesWithRequests, testGoesWithoutRequests } from "./follows-requests";
import { testLogin } from "./oidc";
import { testStreams } from "./streams";
import { testWhoMaySend } from "./who-may-send";

const issuer = new Issuer("first");
let project: GatewayProject;
let client: Client;
let secure: Client;
let partners: Client;
let certificates: Certificates;
let login: Login;
/** Runs while the other tests do. */
let sluggish: Promise<{ readonly answer: string; readonly seconds: number }>;

beforeAll(async () => {
  login = await Login.create();
  project = await GatewayProject.deployed({
    cluster: "traffic",
    kubeconfig: inject("kubeconfig"),
    app: join(__dirname, "app.ts"),
    env: { JWKS: issuer.jwks, LOGIN: LOGIN.url, LOGIN_CA: login.ca },
  });
  const ca = await project.certificate("secure-example", "secure.example", "partners.example");
  await login.start(project);
  await project.secret("shop", "login", { "client-secret": "of the shop" });
  certificates = await project.clientCertificates("partners-ca");
  await project.secret("shop", "partners", { acme: "key-of-acme", globex: "key-of-globex" });
  const password = createHash("sha1").update("wonder").digest("base64");
  await project.secret("shop", "tools", { ".htpasswd": `alice:{SHA}${password}` });
  client = await project.client("public");
  secure = await project.client("secure", ca);
  partners = await project.client("partners", ca);
  // The last to be there: their Secrets came after them.
  for (const [path, sent] of [
    ["/partners", key("key-of-acme")],
    ["/tools", basic("alice:wonder")],
    ["/remote", bearer(issuer.token())],
  ] as const) {
    await project.until(`${path} answers`, async () => (await client.send(path, sent)).status === 200);
  }
  for (const [gateway, host, path] of [
    [secure, "secure.example", "/encrypted"],
    [partners, "partners.example", "/uncertified"],
  ] as const) {
    await project.until(`${host} answers`, async () => {
      const reply = await gateway.send(path, { host }).catch(() => undefined);
      return reply?.status === 200;
    });
  }
  // It did not listen when proxies first asked it for its keys.
  await project.until("a login", async () => (await login.browser(secure).open("/private/page")).status === 200);
  sluggish = cutOff(client);
}, 600_000);
afterAll(async () => {
  await login?.stop();
  await project?.remove();
});

test("the controller finds nothing wrong with what is derived", async () => {
  const verdicts = await project.verdicts();
  // Of 30 routes each with two policies, two gateways each with two, and the redirect with one.
  expect(verdicts.length).toBeGreaterThan(60);
  for (const { name, good, bad } of verdicts) {
    if (name.endsWith("/first--unguarded")) continue;
    expect({ name, bad }).toEqual({ name, bad: [] });
    expect(good.join()).toMatch(/Accepted/);
  }
});

testWhoMaySend(() => client, issuer);
testComesWithRequests(
  () => project,
  () => client,
);
testExternalAuth(() => client);
testClientCertificates(
  () => partners,
  () => certificates,
);

testStreams(() => secure);
testLogin(
  () => secure,
  () => login,
);

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
  expect(Date.now() - began).toBeLessThan(4_500);
});

test("of requests beyond the one that a service gets at a time at most one waits, and the others get 503", async () => {
  const replies = await Promise.all(Array.from({ length: 6 }, () => client.send("/crowded?delay=700")));
  const statuses = replies.map(({ status }) => status).sort();
  expect([
    [200, 503, 503, 503, 503, 503],
    [200, 200, 503, 503, 503, 503],
  ]).toContainEqual(statuses);
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

test("the status tells what no request gets through for: keys that can't be had, a policy that is refused", async () => {
  expect((await client.send("/unissued", bearer(issuer.token()))).status).toBe(401);
  const { problems } = await project.status();
  expect(problems).toContainEqual(
    expect.objectContaining({
      object: "Gateway platform/gateway-public",
      cause: expect.stringMatching(/keys of tokens at http:\/\/nowhere\.shop\/keys.*: shop\/first--unissued\.$/),
    }),
  );
  expect(problems).toContainEqual(
    expect.objectContaining({
      object: "SecurityPolicy shop/first--unguarded",
      cause: expect.stringContaining("no ready endpoints"),
    }),
  );
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
  await client.send(`${marker}/claims`, { headers: { "x-client": "claimed", "x-user": "claimed" } });
  const entries = await project.until("both requests are logged", async () => {
    const found = (await project.accessLog("public")).filter(({ path }) => path === marker);
    return found.length === 2 && found;
  });
  expect(entries).toEqual([
    expect.objectContaining({ status: 200, subject: "alice", method: "GET", host: "shop.example", attempts: 1 }),
    expect.objectContaining({ status: 401, subject: null, details: expect.stringContaining("jwt") }),
  ]);
  expect(JSON.stringify(entries)).not.toContain("secret");
  expect(JSON.stringify(await project.accessLog("public"))).not.toContain("claimed");
});

test("the log tells who was let in", async () => {
  const path = `/partners/${Date.now()}`;
  await client.send(path, key("key-of-acme"));
  const entry = await project.until("the request is logged", async () =>
    (await project.accessLog("public")).find((each) => each.path === path),
  );
  expect(entry).toMatchObject({ gateway: "public", client: "acme", user: null, subject: null });
});

test("its proxies have every metric that is asked for", async () => {
  // One has the routes with limits, the other the certificate.
  const scrapes = await Promise.all(["public", "secure"].map((gateway) => project.proxyMetrics(gateway)));
  const texts = scrapes.flat().join("\n");
  const metrics = new Set([...texts.matchAll(/^(\w+)\{/gm)].map(([, name]) => name));
  expect(gatewayMetrics().filter((name) => !metrics.has(name))).toEqual([]);
});

testGoesWithoutRequests(() => project);
