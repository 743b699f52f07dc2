import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { registryAccess } from "../../../cli/contracts/registry-options";
import { renderCheck } from "../../../cli/contracts/render";
import { styleOf } from "../../../console/style";

const url = "https://registry.example/apis/ccompat/v7";

describe("how a registry is reached", () => {
  it("comes from the address, a file and the environment", () => {
    const folder = mkdtempSync(join(tmpdir(), "headwater-registry-"));
    try {
      const file = join(folder, "ca.crt");
      writeFileSync(file, "-----BEGIN CERTIFICATE-----\n");
      const env = { HEADWATER_REGISTRY_USERNAME: "me", HEADWATER_REGISTRY_PASSWORD: "pw" };
      expect(registryAccess({ registry: url, registryCa: file }, env)).toEqual({
        url,
        ca: "-----BEGIN CERTIFICATE-----\n",
        login: { type: "basic", username: "me", password: "pw" },
      });
      writeFileSync(file, "no certificate");
      expect(() => registryAccess({ registry: url, registryCa: file }, {})).toThrow(/holds no certificate/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    expect(registryAccess({ registry: url }, {})).toEqual({ url });
    expect(registryAccess({ registry: url }, { HEADWATER_REGISTRY_TOKEN: "t" }).login).toEqual({
      type: "token",
      token: "t",
    });
  });

  it.each([
    ["registry.example", {}, "HW-REGISTRY-010"],
    ["ftp://registry.example", {}, "HW-REGISTRY-010"],
    ["https://me:secret@registry.example", {}, "HW-REGISTRY-010"],
    [url, { HEADWATER_REGISTRY_USERNAME: "me" }, "HW-REGISTRY-012"],
    [url, { HEADWATER_REGISTRY_PASSWORD: "secret" }, "HW-REGISTRY-012"],
    [
      url,
      { HEADWATER_REGISTRY_USERNAME: "me", HEADWATER_REGISTRY_PASSWORD: "secret", HEADWATER_REGISTRY_TOKEN: "t" },
      "HW-REGISTRY-012",
    ],
  ])("must be complete, and no secret is shown: %s %j", (registry, env, code) => {
    const error = (() => {
      try {
        return registryAccess({ registry }, env);
      } catch (error) {
        return error;
      }
    })();
    expect(error).toMatchObject({ code });
    expect(JSON.stringify(error) + String(error)).not.toContain("secret");
  });
});

it("what a registry says is shown below the locks", () => {
  const streams = [
    { name: "shop/orders", subject: "shop.orders-value", version: 3, problems: ['"id": It is another [avro-type].'] },
    { name: "shop/carts", subject: "shop.carts-value", mode: "BACKWARD → FULL", problems: [] },
  ];
  const readers = [{ name: "shop/shipping", stream: "billing/invoices", problems: [] }];
  const result = { locks: [], registry: { url, streams, readers }, errors: 1, warnings: 0 };
  expect(renderCheck(result, styleOf({}))).toBe(`${url}
  shop/orders    would be version 3 of shop.orders-value
    error "id": It is another [avro-type].
  shop/carts     is registered as shop.carts-value, compatibility BACKWARD → FULL
  shop/shipping  reads billing/invoices

✗ 1 error: not to be released.`);
});
