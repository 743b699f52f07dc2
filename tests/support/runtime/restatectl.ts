import { runOrThrow } from "../../../console/process";
import { Progress } from "../../../console/progress";
import { obtain } from "../../../toolchain/part";
import { restatectl, restatectlProgram } from "../../../toolchain/restate";

/** What an operator of a cluster calls, through one of its nodes, as through a forwarded port. */
export class Restatectl {
  private constructor(private readonly address: string) {}

  static async through(address: string): Promise<Restatectl> {
    await obtain(new Progress("test"), [restatectl]);
    return new Restatectl(address);
  }

  /** What it prints. Rejects with it if it fails. */
  async run(...args: readonly string[]): Promise<string> {
    const { stdout } = await runOrThrow(restatectlProgram(), ["-y", "-S", this.address, ...args], {
      timeoutMs: 60_000,
    });
    return stdout;
  }

  /** As the cluster knows the node of the name now: "N1". */
  async idOf(name: string): Promise<string> {
    const id = (await this.table("nodes", "list")).find((cells) => cells[2] === name)?.[0];
    if (!id) throw new Error(`The cluster has no node ${name}`);
    return id;
  }

  /** Whether the node has a vote on the cluster's metadata. */
  async isMember(name: string): Promise<boolean> {
    const id = await this.idOf(name);
    return (await this.table("metadata-server", "list-servers")).some(
      ([node, status]) => node === id && status === "Member",
    );
  }

  /** On how many nodes the log that is on the fewest is kept. */
  async leastNodes(): Promise<number> {
    const logs = (await this.run("logs", "list")).matchAll(/^ *\d+ .*\[(.*)\]/gm);
    return Math.min(...[...logs].map(([, nodes = ""]) => nodes.split(",").length));
  }

  private async table(...args: readonly string[]): Promise<string[][]> {
    return (await this.run(...args)).split("\n").map((line) => line.trim().split(/\s+/));
  }
}
