import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { answers } from "../../../cluster/node/probe";
import { ensureAuthority, ensureLeaf } from "../../../cluster/pki/certificate";

const folder = mkdtempSync(join(tmpdir(), "headwater-probe-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a component is asked on one connection, and on another one when it has started again", async () => {
  const authority = await ensureAuthority(folder, "authority", "test");
  const names = ["DNS:localhost"];
  const leaf = await ensureLeaf(folder, "leaf", authority, {
    subject: { commonName: "test" },
    usages: ["server"],
    names,
  });
  const [cert, key] = [readFileSync(leaf.certificate), readFileSync(leaf.key)];
  let connections = 0;
  const start = async (port: number) => {
    const server = createServer({ cert, key }, (_, response) => response.end("ok"));
    server.on("secureConnection", () => connections++);
    await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
    return server;
  };
  let server = await start(0);
  const { port } = server.address() as AddressInfo;
  const probe = {
    kind: "https",
    url: `https://localhost:${port}/readyz`,
    ca: authority.certificate,
    cert: leaf.certificate,
    key: leaf.key,
  } as const;
  for (let times = 0; times < 3; times++) expect(await answers(probe)).toBe(true);
  expect(connections).toBe(1);

  server.close();
  server.closeAllConnections();
  server = await start(port);
  await expect.poll(() => answers(probe)).toBe(true);
  expect(connections).toBe(2);
  server.close();
  server.closeAllConnections();
});
