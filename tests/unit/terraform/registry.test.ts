import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { registryReachable } from "../../../toolchain/terraform/registry";

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

/** A real proxy that answers each CONNECT with this status; nothing if it is undefined. */
async function proxy(status: number | undefined, seen: string[] = []): Promise<string> {
  server = createServer().on("connect", (request, socket) => {
    seen.push(`${request.url} ${request.headers["proxy-authorization"] ?? ""}`.trim());
    if (status !== undefined) socket.end(`HTTP/1.1 ${status} Answer\r\n\r\n`);
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://ann:secret@127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const HOST = "registry.example";

describe("a registry", () => {
  it("is reachable through a proxy that opens a tunnel", async () => {
    const seen: string[] = [];
    expect(await registryReachable(HOST, { HTTPS_PROXY: await proxy(200, seen) })).toBe(true);
    expect(seen).toEqual([`${HOST}:443 Basic ${Buffer.from("ann:secret").toString("base64")}`]);
  });

  it.each([
    ["refuses", 403],
    ["does not answer", undefined],
  ])("is not if the proxy %s", async (_, status) => {
    expect(await registryReachable(HOST, { HTTPS_PROXY: await proxy(status) })).toBe(false);
  });

  it("is not if there is no such host, or no proxy", async () => {
    expect(await registryReachable("registry.invalid", {})).toBe(false);
    expect(await registryReachable(HOST, { HTTPS_PROXY: "http://127.0.0.1:1" })).toBe(false);
    expect(await registryReachable(HOST, { HTTPS_PROXY: "nonsense" })).toBe(false);
  });
});
