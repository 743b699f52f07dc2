import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../../console/process";
import { projectDir } from "../../../toolchain/paths";

const MEBIBYTE = 1024 * 1024;
const printing = `"${process.execPath}" --import tsx "${join(projectDir(), "tests/unit/console/printing.ts")}" ${MEBIBYTE}`;

/** Runs it with its output sent to where a shell can; the exit code is printed after it. */
const shell = (line: string) =>
  run("bash", ["-c", `${line}; echo "exit \${PIPESTATUS[0]}"`], { cwd: projectDir(), timeoutMs: 30_000 });

describe("what a command prints", () => {
  test("arrives whole through a pipe, though the reader is slow", async () => {
    const { stdout } = await shell(`${printing} | (sleep 1; wc -c)`);
    expect(stdout.split(/\s+/).filter(Boolean)).toEqual([String(MEBIBYTE + 1), "exit", "1"]);
  });

  test("may be left unread: the command's own outcome counts", async () => {
    const { stdout, stderr } = await shell(`${printing} | head -c 3`);
    expect(stdout).toBe("xxxexit 1\n");
    expect(stderr).toBe("\nHW-CLI-001: It failed.\n→ Correct it.\n");
  });

  test.runIf(process.platform === "linux")("onto a full disk is told", async () => {
    const { stdout, stderr } = await shell(`${printing} >/dev/full`);
    expect(stdout).toBe("exit 2\n");
    expect(stderr).toMatch(/\nHW-CLI-009: The output can't be written: ENOSPC: .*\n→ .*\n$/);
  });
});
