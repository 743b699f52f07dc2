import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { beginningOf, DEPLOY_ID, endLeftovers } from "../../../cli/deploy/processes";
import { UnfinishedNote } from "../../../cli/deploy/unfinished";

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "headwater-leftovers-"));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** A process of a deploy; `terraform` is Node under that name, which notes that it was asked to end. */
async function start(id: string, name: "terraform" | "terraform-provider"): Promise<ChildProcess> {
  const program = join(folder, name);
  if (!existsSync(program)) symlinkSync(process.execPath, program);
  const script = `process.on("SIGINT", () => { fs.writeFileSync("ended-${name}", ""); process.exit(0); });
    process.stdout.write("ready"); setInterval(() => {}, 1000);`;
  const child = spawn(program, ["-e", script], { cwd: folder, env: { ...process.env, [DEPLOY_ID]: id } });
  children.push(child);
  await new Promise((resolve) => child.stdout?.once("data", resolve));
  return child;
}

/** How a process ended. */
const ended = async (child: ChildProcess): Promise<number | NodeJS.Signals | null> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode ?? child.signalCode;
};

describe.runIf(process.platform === "linux")("what a killed deploy left running", () => {
  it("is ended: terraform in order, the rest at once; other processes are left alone", async () => {
    const id = randomUUID();
    const terraform = await start(id, "terraform");
    const provider = await start(id, "terraform-provider");
    const other = await start(randomUUID(), "terraform");
    expect(await endLeftovers(id, () => undefined)).toBe(2);
    expect(await ended(terraform)).toBe(0);
    expect(await ended(provider)).toBe("SIGKILL");
    expect(readFileSync(join(folder, "ended-terraform"), "utf8")).toBe("");
    expect(other.exitCode ?? other.signalCode).toBeNull();
  });

  it("is nothing in the ordinary case", async () => {
    expect(await endLeftovers(randomUUID(), () => undefined)).toBe(0);
  });
});

describe("the note about an unfinished deploy", () => {
  const SERVER = "https://cluster.example";
  const NOW = Date.parse("2026-01-01T12:00:00.750Z");

  it("keeps the time of the first one until a deploy ends well, for each cluster by itself", async () => {
    const note = new UnfinishedNote(folder, SERVER);
    const first = await note.begin(NOW);
    const second = await note.begin(NOW + 60_000);
    expect(second.since).toBe(Date.parse("2026-01-01T12:00:00Z"));
    expect(second.id).not.toBe(first.id);
    expect(await new UnfinishedNote(folder, "https://other.example").read()).toBeUndefined();
    await note.end();
    expect(await note.read()).toBeUndefined();
  });

  it("stops a second deploy beside a running one, and not after that one's death", async () => {
    const note = new UnfinishedNote(folder, SERVER);
    const written = await note.begin(NOW);
    const file = join(folder, readdirSync(folder).find((name) => name.endsWith(".json")) ?? "");
    const other = { ...written, pid: process.ppid, began: beginningOf(process.ppid) };
    writeFileSync(file, JSON.stringify(other));
    await expect(note.begin(NOW)).rejects.toMatchObject({ code: "HW-DEPLOY-004" });
    // The same number, but another process: the machine has been rebooted.
    writeFileSync(file, JSON.stringify({ ...other, began: written.began }));
    await expect(note.begin(NOW)).resolves.toMatchObject({ pid: process.pid });
  });
});
