import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Tunnels } from "../../../cli/dev/tunnels";
import type { ApiObject, KubernetesClient } from "../../../cli/kubernetes/client";
import { packageRoot } from "../../../constructs/delivery/package-root";
import type { There, WhereTo } from "../../../runtime/harness/through-tunnels";

/** What is to be written to a topic as it is, whether it can be decoded or not. */
export interface RawEvent {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
}

interface Secret extends ApiObject {
  readonly data: Readonly<Record<string, string>>;
}

/**
 * Writes to a cluster's broker from this machine, through tunnels.
 *
 * @param workload `namespace/name` of who may
 */
export async function writeRaw(api: KubernetesClient, workload: string, events: readonly RawEvent[]): Promise<void> {
  const [namespace, name] = workload.split("/");
  const secret = await api.get<Secret>(`/api/v1/namespaces/${namespace}/secrets/${name}-kafka`);
  const folder = await mkdtemp(join(tmpdir(), "headwater-raw-"));
  const tunnels = new Tunnels(api);
  try {
    const files = Object.entries(secret?.data ?? {});
    await Promise.all(files.map(([file, text]) => writeFile(join(folder, file), Buffer.from(text, "base64"))));
    const child = fork(join(__dirname, "raw-writer.ts"), [JSON.stringify(events)], {
      execArgv: ["--require", join(packageRoot(), "dist", "harness", "through-tunnels.cjs"), "--import", "tsx"],
      env: {
        PATH: process.env.PATH,
        HEADWATER_KAFKA_CREDENTIALS: folder,
        HEADWATER_KAFKA_BOOTSTRAP: Buffer.from(secret?.data.bootstrap ?? "", "base64").toString(),
      },
    });
    child.on("message", async ({ id, host, port }: WhereTo) => {
      const local = await tunnels.portTo(host, port);
      child.send({ id, ...(local === undefined ? {} : { port: local }) } satisfies There);
    });
    const [code] = (await once(child, "exit")) as [number];
    if (code !== 0) throw new Error(`The raw writer ended with exit code ${code}`);
  } finally {
    tunnels.close();
    await rm(folder, { recursive: true });
  }
}
