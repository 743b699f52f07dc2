import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Letters } from "../../../cli/dead-letters/letters";
import { deploy, destroy } from "../../../cli/deploy";
import { type ApiObject, KubernetesClient } from "../../../cli/kubernetes/client";
import { rotate } from "../../../cli/rotate/rotate";
import { type StatusResult, statusOf } from "../../../cli/status/status";
import { clusterDown } from "../../../cluster";
import { ensureAuthority, ensureLeaf } from "../../../cluster/pki/certificate";
import { type RunResult, run, withCleanup } from "../../../console/process";
import { Progress } from "../../../console/progress";
import { UserError } from "../../../console/user-error";
import type { Letter } from "../../../runtime/provisioner/operations/letter-answers";
import { localCharts } from "../../../toolchain/charts";
import { projectDir } from "../../../toolchain/paths";
import { terraformTooling } from "../../../toolchain/terraform";
import { freshCluster } from "../fresh-cluster";
import { addressOf } from "../load";
import { letThisMachineIn } from "../network/let-in";
import { type Certificates, clientCertificates } from "./certificates";
import { Client } from "./requests";

const HTTP_ROUTES = "/apis/gateway.networking.k8s.io/v1/namespaces";

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
}

/** Gateways have theirs of themselves, routes by their parents, policies by what they apply to. */
interface Judged extends ApiObject {
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly parents?: readonly { readonly conditions: readonly Condition[] }[];
    readonly ancestors?: readonly { readonly conditions: readonly Condition[] }[];
  };
}

const conditionsOf = ({ status }: Judged): readonly Condition[] => [
  ...(status?.conditions ?? []),
  ...[...(status?.parents ?? []), ...(status?.ancestors ?? [])].flatMap(({ conditions }) => conditions),
];

const JUDGED = [
  "gateway.networking.k8s.io/v1/gateways",
  "gateway.networking.k8s.io/v1/httproutes",
  ...["backendtrafficpolicies", "clienttrafficpolicies", "securitypolicies"].map(
    (kind) => `gateway.envoyproxy.io/v1alpha1/${kind}`,
  ),
];

export interface GatewayProjectOptions {
  /** Name of its cluster, which goes with it. */
  readonly cluster: string;
  /** Path of the kubeconfig of a cluster that is there already, and stays. */
  readonly kubeconfig?: string;
  /** Namespace of its platform. @default "platform" */
  readonly platform?: string;
  /** File of its program. Handlers of the folder `handlers` here are beside it. */
  readonly app: string;
  /** What the program reads. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether the program has a mesh. @default false */
  readonly mesh?: boolean;
  /** Whether the program has services that follow their requests. @default true */
  readonly knative?: boolean;
  /** Whether its proxies count requests together. @default false */
  readonly limits?: boolean;
}

/** One of a gateway's proxies. */
export interface Proxy extends ApiObject {
  readonly status: {
    readonly podIP: string;
    readonly containerStatuses?: readonly ContainerStatus[];
  };
}

export interface ContainerStatus {
  readonly name: string;
  readonly containerID?: string;
  readonly restartCount: number;
  readonly ready: boolean;
}

/** A program with gateways, deployed to a cluster. */
export class GatewayProject {
  private constructor(
    private readonly down: () => Promise<void>,
    private readonly platform: string,
    private readonly folder: string,
    private readonly progress: Progress,
    private readonly env: NodeJS.ProcessEnv,
    readonly api: KubernetesClient,
  ) {}

  /** Deploys the program, and takes its cluster down afterwards, whenever that is interrupted. */
  static async whileDeployed<T>(
    options: GatewayProjectOptions,
    use: (project: GatewayProject) => Promise<T>,
  ): Promise<T> {
    let project: GatewayProject | undefined;
    const work = async () => {
      project = await GatewayProject.deployed(options);
      return await use(project);
    };
    // There is a cluster before there is a project.
    const down = () => clusterDown({ name: options.cluster, data: true }, new Progress(options.cluster));
    return await withCleanup(work, async () => {
      await (project?.remove() ?? down());
    });
  }

  static async deployed(options: GatewayProjectOptions): Promise<GatewayProject> {
    const { cluster, app, env, platform = "platform", mesh = false, knative = true, limits = false } = options;
    const progress = new Progress(cluster);
    const kubeconfig =
      options.kubeconfig ?? (await freshCluster(cluster, progress, { mesh, knative, limits })).kubeconfig;
    const tooling = await terraformTooling(progress);
    const charts = await localCharts(progress);
    const folder = await mkdtemp(join(tmpdir(), "headwater-gateway-"));
    await symlink(join(projectDir(), "node_modules"), join(folder, "node_modules"));
    await symlink(join(__dirname, "handlers"), join(folder, "handlers"));
    const command = `node --import tsx ${app}`;
    await writeFile(
      join(folder, "cdktf.json"),
      JSON.stringify({ language: "typescript", app: command, projectId: cluster }),
    );
    const all = {
      ...process.env,
      ...tooling.env,
      ...env,
      KUBECONFIG: kubeconfig,
      KUBE_CONFIG_PATH: kubeconfig,
      HEADWATER_CHARTS: charts,
    };
    const down = options.kubeconfig
      ? async () => undefined
      : () => clusterDown({ name: cluster, data: true }, progress);
    const project = new GatewayProject(down, platform, folder, progress, all, await KubernetesClient.connect(all));
    try {
      await project.deploy();
      return project;
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Path of its cluster's. */
  get kubeconfig(): string {
    return this.env.KUBECONFIG ?? "";
  }

  /**
   * @param stacks default all
   * @param env what the program reads, where that is other than at first
   */
  async deploy(stacks: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<void> {
    const log = join(this.folder, "deploy.log");
    const options = { appDir: this.folder, stacks, env: { ...this.env, ...env }, log };
    await deploy(options, this.progress).catch((error: unknown) => {
      // Of an error that ends a test only the message is seen.
      if (error instanceof UserError) throw new Error([error.message, ...error.details].join("\n"), { cause: error });
      throw error;
    });
  }

  /** @param stacks as `deploy` has them; what these have is gone, but for what is kept */
  async destroy(stacks: readonly string[]): Promise<void> {
    await destroy({ appDir: this.folder, stacks, env: this.env }, this.progress);
  }

  /** Replaces a workload's credentials for Kafka. @returns the user that it has now */
  async rotate(workload: string): Promise<string> {
    const { user } = await rotate({ workload, env: this.env, say: () => undefined });
    return user;
  }

  async remove(): Promise<void> {
    await this.down();
    await rm(this.folder, { recursive: true, force: true });
  }

  async secret(namespace: string, name: string, stringData: Readonly<Record<string, string>>): Promise<void> {
    const type = "tls.key" in stringData ? "kubernetes.io/tls" : "Opaque";
    await this.create(`/api/v1/namespaces/${namespace}/secrets`, {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name, namespace },
      type,
      stringData,
    });
  }

  /** A certificate for gateways' hosts, in a Secret; returns its authority's. */
  async certificate(secret: string, ...hosts: readonly [string, ...string[]]): Promise<string> {
    const authority = await ensureAuthority(this.folder, "authority", "test");
    const leaf = await ensureLeaf(this.folder, "leaf", authority, {
      subject: { commonName: hosts[0] },
      usages: ["server"],
      names: hosts.map((host) => `DNS:${host}`),
    });
    const [certificate, key, ca] = await Promise.all(
      [leaf.certificate, leaf.key, authority.certificate].map((file) => readFile(file, "utf8")),
    );
    await this.secret(this.platform, secret, { "tls.crt": certificate ?? "", "tls.key": key ?? "" });
    return ca ?? "";
  }

  /** Certificates of clients, and their authority in a ConfigMap of the platform. */
  async clientCertificates(configMap: string): Promise<Certificates> {
    const { authority, certificates } = await clientCertificates(this.folder);
    await this.create(`/api/v1/namespaces/${this.platform}/configmaps`, {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: configMap, namespace: this.platform },
      data: { "ca.crt": authority },
    });
    return certificates;
  }

  async create(path: string, object: object): Promise<void> {
    await this.api.post(path, object);
  }

  /** @param ca for encrypted requests: certificate of the authority */
  async client(gateway: string, ca?: string): Promise<Client> {
    // Its controller makes the Service a while after the program is deployed.
    const { host } = await this.until(`the gateway ${gateway} has an address`, () =>
      addressOf(this.api, this.platform, `gateway-${gateway}`).catch(() => undefined),
    );
    return new Client(host, ca === undefined ? 80 : 443, ca);
  }

  /** What the controller thinks of everything: an object's name, and its conditions that hold with those that don't. */
  async verdicts(): Promise<{ readonly name: string; readonly good: string[]; readonly bad: string[] }[]> {
    const lists = JUDGED.map(async (kind) => {
      const objects = await this.api.list<Judged>(`/apis/${kind}`);
      return objects.map((object) => {
        const conditions = conditionsOf(object);
        const told = (wanted: boolean) =>
          conditions
            .filter(({ status }) => (status === "True") === wanted)
            .map(({ type, reason }) => `${type} ${reason}`);
        return { name: `${kind}/${object.metadata.name}`, good: told(true), bad: told(false) };
      });
    });
    return (await Promise.all(lists)).flat();
  }

  /** What a command of Headwater's says. */
  async headwater(...args: readonly string[]): Promise<RunResult> {
    const main = join(projectDir(), "cli", "main.ts");
    return await run(process.execPath, ["--import", "tsx", main, ...args], { cwd: projectDir(), env: this.env });
  }

  /** The dead letters of a worker, as `headwater deadletters` finds them. */
  async letters(workload: string): Promise<readonly Letter[]> {
    return await Letters.use({ workload, env: this.env }, async (all) => (await all.list()).letters);
  }

  /** What `headwater status` finds. */
  async status(): Promise<StatusResult> {
    return await statusOf(this.api);
  }

  /** One object for each request that the proxies of a gateway have logged. */
  async accessLog(gateway: string): Promise<Readonly<Record<string, unknown>>[]> {
    const proxies = await this.proxies(gateway);
    const texts = await Promise.all(
      proxies.map(({ metadata }) => this.api.log(this.platform, metadata.name, { container: "envoy" })),
    );
    return texts
      .flatMap((text) => text.split("\n"))
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** What each proxy of a gateway tells Prometheus. */
  async proxyMetrics(gateway: string): Promise<string[]> {
    await letThisMachineIn(this.api, `/apis/apps/v1/namespaces/${this.platform}/deployments/gateway-${gateway}`);
    const texts = (await this.proxies(gateway)).map(async ({ status }) => {
      const url = `http://${status.podIP}:19001/stats/prometheus`;
      return await (await fetch(url, { signal: AbortSignal.timeout(10_000) })).text();
    });
    return await Promise.all(texts);
  }

  /** Of one proxy, without a Service between, which would hide the client's address. */
  async proxyClient(gateway: string): Promise<Client> {
    return new Client((await this.proxy(gateway)).status.podIP, 10_080);
  }

  /** One that is ready. */
  async proxy(gateway: string): Promise<Proxy> {
    const proxies = await this.proxies(gateway);
    const ready = proxies.find(({ status }) => status.containerStatuses?.every((container) => container.ready));
    if (!ready) throw new Error(`The gateway ${gateway} has no proxy that is ready`);
    return ready;
  }

  async proxies(gateway: string): Promise<readonly Proxy[]> {
    const labelSelector = `gateway.envoyproxy.io/owning-gateway-name=gateway-${gateway}`;
    return await this.api.list<Proxy>(`/api/v1/namespaces/${this.platform}/pods`, { labelSelector });
  }

  /**
   * Why a route that is not the program's is not accepted, once its gateway has looked at it. Envoy Gateway 1.9 drops a
   * status that it fails to write, until the route is another: so it is asked again.
   */
  async refusal(route: ApiObject): Promise<string> {
    const routes = `${HTTP_ROUTES}/${route.metadata.namespace}/httproutes`;
    const path = `${routes}/${route.metadata.name}`;
    const look = async () => {
      const judged = await this.api.get<Judged>(path);
      const accepted = judged && conditionsOf(judged).find(({ type }) => type === "Accepted");
      return accepted && `${accepted.status} ${accepted.reason}`;
    };
    await this.create(routes, route);
    const first = await this.until("the gateway judged the route", look, 15_000).catch(() => undefined);
    if (first) return first;
    await this.api.delete(path, undefined);
    await this.create(routes, route);
    return await this.until("the gateway judged the route", look);
  }

  /** What a look returns once it returns something. */
  async until<T>(what: string, look: () => Promise<T | undefined | false>, timeoutMs = 60_000): Promise<T> {
    for (const deadline = Date.now() + timeoutMs; ; await sleep(100)) {
      const seen = await look();
      if (seen) return seen;
      if (Date.now() > deadline) throw new Error(`Not after ${timeoutMs / 1000} s: ${what}`);
    }
  }
}
