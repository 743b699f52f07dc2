import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { adoptObjects, type Move } from "../../../cli/adopt/adopt-objects";
import {
  type DeployResult,
  type DestroyResult,
  deploy,
  destroy,
  type RecoverResult,
  recover,
} from "../../../cli/deploy";
import { decode, encode, listRevisions, type Revision, secretPath } from "../../../cli/deploy/helm-releases";
import { UnfinishedNote } from "../../../cli/deploy/unfinished";
import { type ApiObject, KubernetesClient } from "../../../cli/kubernetes/client";
import { runOrThrow } from "../../../console/process";
import { Progress } from "../../../console/progress";
import { projectDir } from "../../../toolchain/paths";
import { terraformTooling } from "../../../toolchain/terraform";

export const NAMESPACE = "recover";

/** The app of this folder in a project of its own, and a bare cluster. */
export class Project {
  private readonly progress = new Progress("test");

  private constructor(
    readonly folder: string,
    readonly client: KubernetesClient,
    private readonly env: NodeJS.ProcessEnv,
    private readonly terraform: string,
  ) {}

  static async create(kubeconfig: string): Promise<Project> {
    const tooling = await terraformTooling(new Progress("test"));
    const folder = await mkdtemp(join(tmpdir(), "headwater-recover-"));
    await symlink(join(projectDir(), "node_modules"), join(folder, "node_modules"));
    const app = `node --import tsx ${join(__dirname, "app.ts")}`;
    await writeFile(join(folder, "cdktf.json"), JSON.stringify({ language: "typescript", app, projectId: "recover" }));
    const env = { ...process.env, ...tooling.env, KUBECONFIG: kubeconfig, KUBE_CONFIG_PATH: kubeconfig };
    return new Project(folder, await KubernetesClient.connect(env), env, tooling.binary);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  deploy(how: Record<string, string> = {}, ...stacks: string[]): Promise<DeployResult> {
    return deploy({ appDir: this.folder, stacks, env: { ...this.env, ...how } }, this.progress);
  }

  destroy(): Promise<DestroyResult> {
    return destroy({ appDir: this.folder, env: this.env }, this.progress);
  }

  recover(): Promise<RecoverResult> {
    return recover({ appDir: this.folder, env: this.env }, this.progress);
  }

  /** Moves what is declared by another release now. */
  async adopt(how: Record<string, string>): Promise<readonly Move[]> {
    // The program sees what the command does.
    Object.assign(process.env, how);
    try {
      return await adoptObjects({ appDir: this.folder, stacks: [], env: this.env, approve: async () => undefined });
    } finally {
      for (const name of Object.keys(how)) delete process.env[name];
    }
  }

  /** Begins a deploy, as a command of its own. */
  startDeploy(how: Record<string, string>): ChildProcess {
    const script = join(projectDir(), "cli", "main.ts");
    return spawn(process.execPath, ["--import", "tsx", script, "deploy", "--app-dir", this.folder], {
      cwd: projectDir(),
      env: { ...this.env, ...how },
      stdio: "ignore",
    });
  }

  async stack(name: string, ...args: string[]): Promise<void> {
    const cwd = join(this.folder, "cdktf.out", "stacks", name);
    await runOrThrow(this.terraform, args, { cwd, env: this.env });
  }

  /** Leaves the note that a deploy which is killed now would leave. */
  async noteDeath(): Promise<void> {
    const note = new UnfinishedNote(join(this.folder, ".headwater"), this.client.server);
    await note.begin(this.client.connectedAt);
  }

  revisions(): Promise<readonly Revision[]> {
    return listRevisions(this.client, new Set([NAMESPACE]));
  }

  async newest(release: string): Promise<Revision> {
    const revisions = (await this.revisions()).filter((revision) => revision.release === release);
    const newest = revisions.sort((a, b) => b.revision - a.revision)[0];
    if (!newest) throw new Error(`No release ${release}`);
    return newest;
  }

  /** The Secret of an upgrade that was killed while it was under way. */
  async leavePending(release: string): Promise<void> {
    const from = await this.newest(release);
    const secret = await this.client.get<ApiObject & { data: { release: string } }>(secretPath(from));
    if (!secret) throw new Error(`No Secret of ${release}`);
    const version = from.revision + 1;
    const raw = decode(secret.data.release);
    const record = { ...raw, version, info: { ...raw.info, status: "pending-upgrade" } };
    const labels = { ...secret.metadata.labels, status: "pending-upgrade", version: String(version) };
    const name = `sh.helm.release.v1.${release}.v${version}`;
    const metadata = { name, namespace: NAMESPACE, labels };
    await this.client.post(`/api/v1/namespaces/${NAMESPACE}/secrets`, {
      ...secret,
      metadata,
      data: { release: encode(record) },
    });
  }

  async uid(configMap: string): Promise<string | undefined> {
    return (await this.client.get(`/api/v1/namespaces/${NAMESPACE}/configmaps/${configMap}`))?.metadata.uid;
  }

  async until(what: string, look: () => Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + 180_000; !(await look()); await sleep(100)) {
      if (Date.now() > deadline) throw new Error(`Not after three minutes: ${what}`);
    }
  }
}
