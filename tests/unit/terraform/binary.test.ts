import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findTerraform, isAtLeast, parseVersion } from "../../../toolchain/terraform/binary";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "headwater-terraform-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A fake program that answers as `terraform version -json` does. */
function program(name: string, version: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\necho warning >&2\necho '{ "terraform_version": "${version}" }'\n`);
  chmodSync(path, 0o755);
  return path;
}

const find = (env: NodeJS.ProcessEnv = {}) => findTerraform({ PATH: `${folder}:/bin:/usr/bin`, ...env });

describe("the terraform that is used", () => {
  it("is terraform before tofu", async () => {
    program("tofu", "1.12.6");
    const terraform = program("terraform", "1.11.4");
    expect(await find()).toEqual({ path: terraform, version: "1.11.4" });
  });

  it("is the one that TERRAFORM_BINARY_NAME names, by name or path", async () => {
    program("terraform", "1.11.4");
    const tofu = program("tofu", "1.12.6");
    expect((await find({ TERRAFORM_BINARY_NAME: "tofu" }))?.path).toBe(tofu);
    expect((await find({ TERRAFORM_BINARY_NAME: tofu }))?.path).toBe(tofu);
  });

  it("is not one that is too old or does not run", async () => {
    program("terraform", "1.4.9");
    writeFileSync(join(folder, "tofu"), "not a program");
    chmodSync(join(folder, "tofu"), 0o755);
    expect(await findTerraform({ PATH: folder })).toBeUndefined();
  });
});

describe("a version", () => {
  it("is read from output that begins with a warning", () => {
    expect(parseVersion('There are some problems\n{ "terraform_version": "1.12.6-rc1" }')).toBe("1.12.6-rc1");
    expect(parseVersion("no JSON")).toBeUndefined();
  });

  it.each([
    ["1.5.0", true],
    ["1.10.1", true],
    ["2.0.0-rc1", true],
    ["1.4.99", false],
    ["0.15.0", false],
  ])("%s is at least 1.5.0: %s", (version, expected) => {
    expect(isAtLeast(version, "1.5.0")).toBe(expected);
  });
});
