import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { writing } from "../../console/writing";
import { KubernetesClient } from "../kubernetes/client";
import { clusterEnvironment } from "../kubernetes/config";
import { type CdktfApp, openApp } from "./app";
import { readStacks, type Stack } from "./stacks";
import { Terraform } from "./terraform";
import { UnfinishedNote } from "./unfinished";

export interface SessionOptions {
  /** Folder of the cdktf project. @default the current one */
  readonly appDir?: string;
  /** Context of the kubeconfig. @default KUBE_CTX, else its current one */
  readonly context?: string;
  /** Log file, appended to. @default deploy.log beside the state */
  readonly log?: string;
  /** Environment of cdktf and terraform. @default process.env */
  readonly env?: NodeJS.ProcessEnv;
}

/** A project, the cluster it goes to, and the programs in between. */
export interface Session {
  readonly app: CdktfApp;
  readonly env: NodeJS.ProcessEnv;
  readonly log: string;
  readonly terraform: Terraform;
  readonly client: KubernetesClient;
  readonly note: UnfinishedNote;
}

/** @throws UserError if the project, terraform or the cluster can't be used */
export async function openSession(options: SessionOptions): Promise<Session> {
  const app = await openApp(options.appDir ?? ".");
  const outer = clusterEnvironment(options.env ?? process.env, options.context);
  const records = await recordsFolder(app, outer);
  const log = resolve(options.log ?? join(records, "deploy.log"));
  await writing(dirname(log), () => mkdir(dirname(log), { recursive: true }));
  const [terraform, client] = await Promise.all([Terraform.find(outer, log), KubernetesClient.connect(outer)]);
  const env = { ...outer, ...plainOutput, TERRAFORM_BINARY_NAME: terraform.binary };
  return { app, env, log, terraform, client, note: new UnfinishedNote(records, client.server) };
}

/** Output that does not depend on the terminal, and no call to a server that tells of new versions. */
const plainOutput = { CI: "1", NO_COLOR: "1", FORCE_COLOR: "0", CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };

/** Where notes and the log lie: beside the states, if the environment says where, else in the project, out of git. */
async function recordsFolder(app: CdktfApp, env: NodeJS.ProcessEnv): Promise<string> {
  if (env.HEADWATER_TERRAFORM_STATE) return resolve(app.folder, env.HEADWATER_TERRAFORM_STATE);
  const folder = join(app.folder, ".headwater");
  await writing(folder, async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, ".gitignore"), "*\n");
  });
  return folder;
}

/**
 * The stacks as last synthesized, with all their state files where this session's are: one folder's output may have
 * been synthesized for another cluster since.
 */
export async function lastStacks({ app, env }: Session): Promise<readonly Stack[] | undefined> {
  const stacks = await readStacks(app);
  const folder = env.HEADWATER_TERRAFORM_STATE;
  if (stacks === undefined || !folder) return stacks;
  const inFolder = ({ stateFile }: Stack) =>
    stateFile === undefined || dirname(stateFile) === resolve(app.folder, folder);
  return stacks.every(inFolder) ? stacks : undefined;
}

/**
 * Lets the next `init` take a local backend as it is now declared. Terraform would stop and ask about moving the state
 * when its path has changed, which it does between clusters that are deployed to from one folder.
 */
export async function forgetLocalBackends(app: CdktfApp): Promise<void> {
  const stacks = join(app.output, "stacks");
  for (const stack of await readdir(stacks).catch(() => [])) {
    const file = join(stacks, stack, ".terraform", "terraform.tfstate");
    const text = await readFile(file, "utf8").catch(() => "");
    if (/"type":\s*"local"/.test(text)) await rm(file, { force: true });
  }
}
