import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UserError } from "../../../console/user-error";
import { goPart } from "../../../toolchain/go-part";
import { apt, go, maven, npm, pip, requireTools } from "../../../toolchain/tools";
import { temporaryFolder } from "./empty-cache";

const before = { ...process.env };
beforeEach(() => {
  process.env = { ...before };
});
afterEach(() => {
  process.env = { ...before };
});

describe("a Go registry that can't be reached", () => {
  it("is named together with the part and what to do", { timeout: 60_000 }, async () => {
    process.env.GOPROXY = "http://127.0.0.1:1";
    process.env.GOMODCACHE = join(temporaryFolder(), "mod");
    const part = goPart({
      name: "cni-plugins",
      title: "Build a part",
      programs: { ptp: "github.com/containernetworking/plugins/plugins/main/ptp" },
      smoke: {},
    });
    const error = await part.build(temporaryFolder(), () => undefined).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code: "HW-BUILD-002", fix: expect.stringContaining("run the same command again") });
  });
});

describe("missing tools", () => {
  it("are listed together", async () => {
    process.env.PATH = temporaryFolder();
    const error = await requireTools([go("etcd"), apt, go("etcd"), npm, maven, pip]).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "HW-BUILD-001" });
    expect((error as UserError).details).toHaveLength(5);
    expect((error as UserError).details[0]).toMatch(/^Go 1\.\d+\.\d+ or newer$/);
  });
});
