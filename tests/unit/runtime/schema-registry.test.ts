import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RegistryCredentials } from "../../../runtime/shared/registry-access";
import { SchemaRegistry } from "../../../runtime/shared/schema-registry";
import { Unreachable } from "../../../runtime/shared/unreachable";

interface Call {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

type Answer = (call: Call) => { readonly status: number; readonly body?: unknown };

/** A fake of a registry: answers as it is told, and keeps what it was asked. */
let server: Server;
let calls: Call[];
let answer: Answer;

beforeEach(async () => {
  calls = [];
  server = createServer(async (request: IncomingMessage, response) => {
    const { method = "", url = "", headers } = request;
    const call = { method, url, authorization: headers.authorization, body: await text(request) };
    calls.push(call);
    const { status, body } = answer(call);
    response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body ?? null));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const registryWith = (login?: RegistryCredentials) =>
  new SchemaRegistry({ url: `${address()}/api/`, ...(login ? { login } : {}) });
const schema = { format: "avro", schema: '"string"' } as const;

describe("a registry that does not answer", () => {
  it("is asked again, and is not told of", async () => {
    const statuses = [503, 429, 200];
    answer = () => ({ status: statuses.shift() ?? 500, body: { id: 7 } });
    expect(await registryWith().register("a/b", schema)).toBe(7);
    expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual(
      Array(3).fill("POST /api/subjects/a%2Fb/versions"),
    );
  });

  it("is unreachable after four tries", async () => {
    answer = () => ({ status: 502, body: "<html>" });
    const asked = registryWith().ping();
    await expect(asked).rejects.toThrow(Unreachable);
    await expect(asked).rejects.toThrow(/does not answer GET \/schemas\/types: HTTP 502/);
    expect(calls).toHaveLength(4);
  });
});

describe("what is not there", () => {
  it("is told from an address where nothing is", async () => {
    answer = () => ({ status: 404, body: { error_code: 40401, message: "Subject not found." } });
    expect(await registryWith().latest("gone")).toBeUndefined();
    expect(await registryWith().versions("gone")).toEqual([]);
    expect(await registryWith().compatibility("gone")).toBeUndefined();
    expect(await registryWith().objection("gone", schema)).toBeUndefined();
    for (const body of ["<html>", { error_code: 404, message: "HTTP 404 Not Found" }]) {
      answer = () => ({ status: 404, body });
      await expect(registryWith().latest("gone")).rejects.toThrow(/no registry's API at this address/);
    }
  });

  it("is a schema whose id no registry can give, whatever it would say of it", async () => {
    answer = () => ({ status: 404, body: { error_code: 404, message: "HTTP 404 Not Found" } });
    expect(await registryWith().schemaById(0xffffffff)).toBeUndefined();
    await expect(registryWith().schemaById(0x7fffffff)).rejects.toThrow(/no registry's API at this address/);
  });
});

it("reads schemas of all formats, and those that refer to others", async () => {
  const references = [{ name: "other.proto", subject: "other", version: 1 }];
  answer = ({ url }) =>
    url.endsWith("/1")
      ? { status: 200, body: { schema: '"string"' } }
      : { status: 200, body: { schema: "syntax", schemaType: "PROTOBUF", references } };
  expect(await registryWith().schemaById(1)).toEqual({ format: "avro", schema: '"string"' });
  expect(await registryWith().schemaById(2)).toEqual({ format: "protobuf", schema: "syntax", references });
  answer = () => ({ status: 200, body: { schema: "", schemaType: "XML" } });
  await expect(registryWith().schemaById(3)).rejects.toThrow(/unknown type "XML"/);
});

describe("credentials", () => {
  const loginsOf = (path: RegExp) =>
    calls.filter(({ url }) => path.test(url)).map(({ authorization }) => authorization);
  const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

  it("are a name with a password, or a token", async () => {
    answer = () => ({ status: 200, body: [] });
    await registryWith({ type: "basic", username: "me", password: "p:w" }).ping();
    await registryWith({ type: "token", token: "t" }).ping();
    expect(loginsOf(/types/)).toEqual([basic("me", "p:w"), "Bearer t"]);
  });

  it("are refused once", async () => {
    answer = () => ({ status: 401 });
    const wrong = registryWith({ type: "token", token: "t" }).ping();
    await expect(wrong).rejects.toMatchObject({ name: "RegistryRefusal", status: 401 });
    expect(calls).toHaveLength(1);
  });

  it("are exchanged for a token, which is kept, and fetched anew when it expires or is revoked", async () => {
    let [tokens, accepted, seconds] = [0, "token-1", 3600];
    answer = ({ url, authorization }) => {
      if (url === "/token") return { status: 200, body: { access_token: `token-${++tokens}`, expires_in: seconds } };
      return authorization === `Bearer ${accepted}` ? { status: 200, body: [] } : { status: 401 };
    };
    const tokenUrl = `${address()}/token`;
    const registry = registryWith({ type: "oidc", tokenUrl, clientId: "me", clientSecret: "s" });
    await Promise.all([registry.ping(), registry.ping()]);
    expect(loginsOf(/token/)).toEqual([basic("me", "s")]);
    expect(calls.find(({ url }) => url === "/token")?.body).toBe("grant_type=client_credentials");

    [accepted, seconds] = ["token-2", 1];
    await registry.ping();
    expect(tokens).toBe(2);
    accepted = "token-3";
    await registry.ping();
    expect(loginsOf(/types/).at(-1)).toBe("Bearer token-3");
    expect(loginsOf(/types/).filter((login) => login === "Bearer token-2")).toHaveLength(1);
  });
});
