import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "../../console/user-error";
import { ApiError } from "../kubernetes/api-errors";
import type { ApiObject, KubernetesClient } from "../kubernetes/client";
import { TunnelAgent } from "./tunnel";

/** The shortest that Kubernetes gives. */
const TOKEN_SECONDS = 600;
/** Somebody may think about a question for long. */
const USE_TOKEN_MS = 300_000;
/** Long enough for a plan of a thousand topics. */
const REQUEST_MS = 60_000;
const TRIES = 3;
const AUDIENCE = "headwater-provisioner";
const SERVICE_ACCOUNT = "headwater-hook";

/** Whose state it is: a release in a team's namespace, `shop/shipping`. */
export type OwnerName = `${string}/${string}`;

/** The provisioner will not do what was asked, for the reason that it gives. */
export class Refused extends UserError {}

interface Pod extends ApiObject {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

interface Reply {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly message?: string;
    readonly details?: readonly string[];
  };
}

/**
 * The provisioner, from outside the cluster. Requests carry a token of the team's own service account, so Kubernetes
 * decides who may ask for which team: whoever may create `serviceaccounts/token` and `pods/portforward`.
 */
export class ProvisionerClient {
  private readonly tokens = new Map<string, { readonly token: Promise<string | undefined>; readonly since: number }>();

  private constructor(
    private readonly kubernetes: KubernetesClient,
    private readonly namespace: string,
    private readonly agent: TunnelAgent,
  ) {}

  /** Undefined if none runs in the platform's namespace. */
  static async connect(kubernetes: KubernetesClient, namespace: string): Promise<ProvisionerClient | undefined> {
    const [pods, authority] = await Promise.all([
      kubernetes.list<Pod>(`/api/v1/namespaces/${namespace}/pods`, {
        labelSelector: "app.kubernetes.io/name=provisioner",
      }),
      kubernetes.get<ApiObject & { data?: Record<string, string> }>(
        `/api/v1/namespaces/${namespace}/configmaps/headwater-ca`,
      ),
    ]);
    const ready = ({ status }: Pod) => status?.conditions?.some((one) => one.type === "Ready" && one.status === "True");
    const pod = pods.find((each) => each.metadata.deletionTimestamp === undefined && ready(each));
    const ca = authority?.data?.["ca.crt"];
    if (!pod || ca === undefined) return undefined;
    const target = { config: kubernetes.config, namespace, pod: pod.metadata.name, ca };
    return new ProvisionerClient(kubernetes, namespace, new TunnelAgent(target));
  }

  close(): void {
    this.agent.destroy();
  }

  /**
   * Asks for something that is an owner's. Every request can be repeated, and is if there is no answer.
   *
   * @param verb with its query: `expand?dryRun=true`
   * @param body JSON; without one it is only looked at how things are
   * @returns undefined if the owner's team is not in the cluster yet
   * @throws Refused with the provisioner's code; UserError HW-OPERATE-003 if it does not answer
   */
  async ask<T>(owner: OwnerName, verb: string, body?: string): Promise<T | undefined> {
    const [team = ""] = owner.split("/");
    for (let attempt = 1; ; attempt++) {
      const token = await this.token(team);
      if (token === undefined) return undefined;
      const reply = await this.send(`/v1/owners/${owner}/${verb}`, token, body).catch(noReply);
      if (reply.status === 200) return reply.body as T;
      const { code = `HTTP ${reply.status}`, message = "It gives no reason.", details = [] } = reply.body;
      if (reply.status < 500) throw new Refused(code, message, "Correct what it names, and try again.", details);
      if (attempt === TRIES) throw this.silent(message);
      await sleep(1_000 * 3 ** (attempt - 1));
    }
  }

  /** The same of a team that must be there. @throws UserError HW-OPERATE-002 if it is not */
  async demand<T>(owner: OwnerName, verb: string, body: string): Promise<T> {
    const answer = await this.ask<T>(owner, verb, body);
    if (answer) return answer;
    throw new UserError(
      "HW-OPERATE-002",
      `Namespace "${owner.split("/")[0]}" has no service account that the provisioner knows.`,
      "Deploy the team's stack first.",
    );
  }

  private silent(reason: string): UserError {
    return new UserError(
      "HW-OPERATE-003",
      `The provisioner in namespace "${this.namespace}" could not answer: ${reason}`,
      `Look at its log, kubectl -n ${this.namespace} logs deploy/provisioner, and at the brokers.`,
    );
  }

  /** Of the team's own service account; undefined if there is none. */
  private token(team: string): Promise<string | undefined> {
    const known = this.tokens.get(team);
    if (known && performance.now() - known.since < USE_TOKEN_MS) return known.token;
    const token = this.requestToken(team);
    this.tokens.set(team, { token, since: performance.now() });
    return token;
  }

  private async requestToken(team: string): Promise<string | undefined> {
    const path = `/api/v1/namespaces/${team}/serviceaccounts/${SERVICE_ACCOUNT}/token`;
    try {
      const { status } = await this.kubernetes.post<{ status: { token: string } }>(path, {
        apiVersion: "authentication.k8s.io/v1",
        kind: "TokenRequest",
        spec: { audiences: [AUDIENCE], expirationSeconds: TOKEN_SECONDS },
      });
      return status.token;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    }
  }

  private send(path: string, token: string, body: string | undefined): Promise<Reply> {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const signal = AbortSignal.timeout(REQUEST_MS);
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { agent: this.agent, method: body === undefined ? "GET" : "POST", path, headers, signal },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", reject);
          response.on("end", () => {
            try {
              resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString() || "{}") });
            } catch (error) {
              reject(error);
            }
          });
        },
      );
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  }
}

const noReply = (error: unknown): Reply => ({
  status: 503,
  body: { message: error instanceof Error ? error.message : String(error) },
});
