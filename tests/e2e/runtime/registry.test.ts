import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { embeddedRegistryAuth, fileStorage } from "../../../constructs/engines/embedded-registry";
import { Apicurio, localCertificate } from "../../support/runtime/apicurio";

const ADMIN = "headwater:secret";

const avro = (name: string) => ({ schema: JSON.stringify({ type: "record", name, fields: [] }) });

/** Registers it, and tells its id. */
async function register(registry: Apicurio, subject: string): Promise<number> {
  const { status, body } = await registry.call(`/subjects/${subject}/versions`, { auth: ADMIN, body: avro(subject) });
  expect(status, body).toBe(200);
  return JSON.parse(body).id;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "headwater-registry-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("the embedded registry", () => {
  let registry: Apicurio;
  beforeAll(async () => {
    registry = await Apicurio.start({
      ...(await localCertificate()),
      folder: join(folder, "embedded"),
      properties: { ...fileStorage(join(folder, "embedded/data")), ...embeddedRegistryAuth.properties },
      env: { REGISTRY_ADMIN_PASSWORD: "secret" },
    });
  });
  afterAll(async () => {
    await registry?.stop();
  });

  it("lets anyone read and look up, and none but the provisioner write", async () => {
    const id = await register(registry, "read");
    expect(await registry.call(`/schemas/ids/${id}`)).toMatchObject({ status: 200 });
    expect(await registry.call("/subjects/read", { body: avro("read") })).toMatchObject({ status: 200 });
    const writes = [
      { path: "/subjects/read/versions", body: avro("other") },
      { path: "/subjects/new/versions", body: avro("new") },
      { path: "/config/read", method: "PUT", body: { compatibility: "NONE" } },
      { path: "/config", method: "PUT", body: { compatibility: "NONE" } },
      { path: "/subjects/read", method: "DELETE" },
      { path: "/subjects/read/versions/1", method: "DELETE" },
    ];
    for (const { path, ...call } of writes) {
      expect((await registry.call(path, call)).status, path).toBe(401);
      expect((await registry.call(path, { ...call, auth: "headwater:wrong" })).status, path).toBe(401);
    }
    expect(JSON.parse((await registry.call("/subjects")).body)).toEqual(["read"]);
  });

  it("shows its other APIs to the provisioner alone", async () => {
    const search = "/apis/registry/v3/search/artifacts";
    expect((await registry.call(search)).status).toBe(401);
    expect((await registry.call(search, { auth: ADMIN })).status).toBe(200);
  });

  it("speaks TLS alone, and tells whoever scrapes how it is on another port", async () => {
    await expect(fetch(`http://localhost:${registry.port}/apis/ccompat/v7/subjects`)).rejects.toThrow();
    await expect(fetch(`https://localhost:${registry.port}/apis/ccompat/v7/subjects`)).rejects.toThrow(); // a foreign CA
    const metrics = await fetch(`http://localhost:${registry.healthPort}/metrics`);
    expect(await metrics.text()).toContain("jvm_memory_used_bytes");
    expect((await fetch(`http://localhost:${registry.healthPort}/apis/ccompat/v7/subjects`)).status).toBe(404);
  });

  it("keeps what it acknowledged through a kill, and gives no id twice", async () => {
    const id = await register(registry, "kept");
    await registry.killAndStart();
    expect((await registry.call(`/schemas/ids/${id}`)).body).toContain("kept");
    expect(await register(registry, "kept")).toBe(id);
    expect(await register(registry, "later")).toBeGreaterThan(id);
  });

  it("ends in order when it is told to", async () => {
    expect(await registry.stop("SIGTERM")).toBe(143); // Java's code for it
  });
});
