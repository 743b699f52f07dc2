import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withCleanup } from "../../../console/process";
import { projectDir } from "../../../toolchain/paths";

test.each(["program", "nothing"])(
  "Ctrl-C while %s runs still cleans up, with programs, and ends with 130",
  async (what) => {
    const args = ["--import", "tsx", join(projectDir(), "tests/unit/console/interrupted.ts"), what];
    const child = spawn(process.execPath, args, { cwd: projectDir(), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (output === "") child.kill("SIGINT");
      output += text;
    });
    const [code] = await once(child, "close");
    expect(output).toBe("working\ncleaned 0\n");
    expect(code).toBe(130);
  },
);

test("what work returns or throws is not lost over its cleanup", async () => {
  const done: string[] = [];
  const cleanup = async () => void done.push("cleaned");
  expect(await withCleanup(async () => 7, cleanup)).toBe(7);
  const failing = withCleanup(() => Promise.reject(new Error("no")), cleanup);
  await expect(failing).rejects.toThrow("no");
  expect(done).toEqual(["cleaned", "cleaned"]);
});
