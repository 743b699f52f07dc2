import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withCleanup } from "../../console/process";
import { UserError } from "../../console/user-error";
import type { Problem } from "../../constructs/model/problem";
import { aborted } from "../../runtime/shared/abort";
import { podSelector, type Workload } from "../explain/workload";
import { KubernetesClient } from "../kubernetes/client";
import { clusterEnvironment } from "../kubernetes/config";
import { Pause } from "../pause/pause";
import { type DeployedWorkload, findWorkload } from "../provisioner/find-workload";
import { chosenTopology } from "../synth/chosen-topology";
import { calledHosts } from "./called-hosts";
import { type ChosenWorker, chooseWorker } from "./choose-worker";
import { deployedPod } from "./deployed-pod";
import { ReloadingWorker } from "./reloading-worker";
import { Tunnels } from "./tunnels";

export interface DevOptions {
  /** `namespace/worker`, or the path of its handler. */
  readonly worker: string;
  readonly appDir: string;
  readonly context?: string;
  /** @default process.env */
  readonly env?: NodeJS.ProcessEnv;
  /** Told what will be done before anything is; throws to stop. */
  readonly approve: (worker: ChosenWorker) => Promise<void>;
  readonly step: <T>(title: string, body: () => Promise<T>) => Promise<T>;
  /** Told what the worker logs. */
  readonly onLine: (line: string) => void;
  /** Told what happens to the code. */
  readonly onChange: (news: string | Problem) => void;
  /** Told what of the cluster the worker can't reach with the user's rights. */
  readonly onRefused: (problem: Problem) => void;
  /** Aborted to end it. @default never: Ctrl-C does */
  readonly stop?: AbortSignal;
}

/** A worker takes 20 s to end. */
const ENDED_WITHIN_MS = 60_000;

/**
 * Runs a deployed worker's handler on this machine, in the place of its replicas: the same user, group and streams, and
 * the code that lies here, anew after each change. The worker goes on in the cluster as it was, whatever ends this.
 *
 * @throws UserError if it can't be done; Interrupted after Ctrl-C
 */
export async function dev(options: DevOptions): Promise<void> {
  const { appDir, context, env = process.env, step } = options;
  const { name, file } = chooseWorker(await chosenTopology([], appDir), options.worker, resolve(appDir));
  const client = await KubernetesClient.connect(clusterEnvironment(env, context));
  const workload = await findWorkload(client, name);
  const pause = await Pause.of(client, workload);
  await pause.refuseIfHeld();
  await options.approve({ name, file });
  const folder = await mkdtemp(join(tmpdir(), "headwater-dev-"));
  let tunnels: Tunnels | undefined;
  let worker: ReloadingWorker | undefined;
  await withCleanup(
    async () => {
      await step("Stop its replicas in the cluster", async () => {
        await pause.stop("headwater dev");
        await untilNone(client, workload);
      });
      const pod = await deployedPod(client, workload.namespace, workload.path, folder);
      const { onLine, onChange, onRefused, stop = new AbortController().signal } = options;
      const settings = settingsHere(pod, folder);
      const bundle = settings.HEADWATER_HANDLER;
      tunnels = new Tunnels(client, { called: calledHosts(pod), onRefused });
      worker = new ReloadingWorker({ file, bundle, tunnels, onLine, onChange, env: settings });
      await worker.start();
      await aborted(AbortSignal.any([stop, pause.lost]));
      if (pause.lost.aborted) throw lost(name);
    },
    async () => {
      await worker?.close();
      tunnels?.close();
      await rm(folder, { recursive: true, force: true });
      await step("Let it go on in the cluster", () => pause.goOn());
    },
  );
}

/** The pod's environment, but for what is another way on this machine. */
function settingsHere(pod: Readonly<Record<string, string>>, folder: string) {
  const tables = JSON.parse(pod.HEADWATER_TABLES ?? "[]") as { readonly folder?: string }[];
  // As a Job it would end when nothing happens, and give the event in hand longer than we wait.
  const { HEADWATER_EXIT_WHEN_IDLE_MS: _, HEADWATER_GRACE_MS: __, ...settings } = pod;
  return {
    ...settings,
    HEADWATER_LOCAL_FOLDER: folder,
    // What the runtime remembers of a process before it is this run's.
    TMPDIR: folder,
    HEADWATER_HANDLER: join(folder, "handler.cjs"),
    // Any that is free: nobody asks here.
    HEALTH_PORT: "0",
    // The volume is the pod's.
    ...(tables.length > 0 ? { HEADWATER_TABLES: JSON.stringify(tables.map(({ folder: _, ...table }) => table)) } : {}),
  };
}

/** Also of those that are ending, which are no replicas any more: they take events until they are told to stop. */
async function untilNone(client: KubernetesClient, { namespace, name, path }: DeployedWorkload): Promise<void> {
  const workload = await client.get<Workload>(path);
  // Jobs keep what they have in hand, for as long as it takes.
  if (!workload || path.includes("/scaledjobs/")) return;
  const labelSelector = podSelector(workload, workload.kind ?? "");
  for (const deadline = Date.now() + ENDED_WITHIN_MS; ; await sleep(500)) {
    const pods = await client.listMetadata(`/api/v1/namespaces/${namespace}/pods`, { labelSelector });
    if (pods.length === 0) return;
    if (Date.now() < deadline) continue;
    const names = pods.map(({ metadata }) => metadata.name);
    throw new UserError(
      "HW-DEV-004",
      `${namespace}/${name} still has pods in the cluster after a minute: ${names.join(", ")}.`,
      `See why they do not end: kubectl -n ${namespace} describe pod ${names.join(" ")}. Then run the command again.`,
    );
  }
}

const lost = (name: string): UserError =>
  new UserError(
    "HW-DEV-005",
    `${name} was let go on in the cluster by somebody else, so it does not run here any more.`,
    "Run the command again to stop it there, and run it here.",
  );
