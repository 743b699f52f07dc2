import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../console/user-error";
import { fetchWith } from "../../../toolchain/fetch";
import { temporaryFolder } from "./empty-cache";

/** A fake registry client: fails as many times as told, then succeeds; counts its calls in a file. */
function fakeClient(failures: number) {
  const folder = temporaryFolder();
  const calls = join(folder, "calls");
  const program = join(folder, "client");
  writeFileSync(
    program,
    `#!/bin/sh
echo call >> ${calls}
if [ $(wc -l < ${calls}) -le ${failures} ]; then echo "connection reset by peer" >&2; exit 1; fi
echo fetched
`,
  );
  chmodSync(program, 0o755);
  return { program, calls: () => (existsSync(calls) ? readFileSync(calls, "utf8").trim().split("\n").length : 0) };
}

describe("fetching from a registry", () => {
  it("goes on after a failure that passes", async () => {
    const client = fakeClient(2);
    const result = await fetchWith("The part", client.program, [], { waitMs: 1 });
    expect(result.stdout.trim()).toBe("fetched");
    expect(client.calls()).toBe(3);
  });

  it("gives up after a few tries and says what could not be fetched and what to do", async () => {
    const client = fakeClient(99);
    const error = await fetchWith("The part", client.program, [], { waitMs: 1 }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({
      code: "HW-BUILD-002",
      message: expect.stringContaining("The part could not be downloaded"),
      fix: expect.stringContaining("run the same command again"),
      details: [expect.stringContaining("connection reset by peer")],
    });
    expect(client.calls()).toBe(3);
  });

  it("does what it is told between two tries", async () => {
    const client = fakeClient(1);
    let between = 0;
    await fetchWith("The part", client.program, [], { waitMs: 1, between: async () => void between++ });
    expect(between).toBe(1);
  });

  it("ends a client that hangs", async () => {
    const error = await fetchWith("The part", "sleep", ["60"], { tries: 1, timeoutMs: 100 }).catch((reason) => reason);
    expect(error).toMatchObject({ code: "HW-BUILD-002" });
  });
});
