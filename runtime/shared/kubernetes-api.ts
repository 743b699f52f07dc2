import { readFileSync } from "node:fs";
import { Agent, request } from "node:https";
import { join } from "node:path";
import { backoff, delay } from "./delay";
import { describeError } from "./log";
import type { SettingsReader } from "./settings";
import { Unreachable } from "./unreachable";

const REQUEST_TIMEOUT_MS = 10_000;
const ATTEMPTS = 4;
/** A PATCH says what to change of an object, and nothing of the rest (RFC 7386). */
const MERGE_PATCH = "application/merge-patch+json";

/** How to reach the Kubernetes API from inside a pod. */
export interface KubernetesAccess {
  readonly host: string;
  readonly port: number;
  /** Folder with the service account's `token` and the API's `ca.crt`. */
  readonly folder: string;
}

export interface ApiResponse {
  readonly status: number;
  readonly body: unknown;
}

export function readKubernetesAccess(reader: SettingsReader): KubernetesAccess {
  return {
    host: reader.text("KUBERNETES_SERVICE_HOST", "the address of the Kubernetes API (set by Kubernetes in every pod)"),
    port: reader.integer("KUBERNETES_SERVICE_PORT", { min: 1, max: 65_535, fallback: 443 }),
    folder: reader.text("HEADWATER_SERVICE_ACCOUNT", "a folder", "/var/run/secrets/kubernetes.io/serviceaccount"),
  };
}

/** The Kubernetes API with the pod's own service account. */
export class KubernetesApi {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(private readonly access: KubernetesAccess) {}

  /**
   * Sends a request; anything but a lasting failure to answer is returned, whatever its status.
   * Repeating is safe for all our requests: a create that was done already answers 409, and what a PATCH says stays so.
   * @throws Unreachable if the API does not answer or answers with 429 or 5xx, four times
   */
  async send(method: string, path: string, body?: unknown): Promise<ApiResponse> {
    let failure = "";
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (attempt > 1) await delay(backoff(attempt - 1, 200, 2_000));
      try {
        const response = await this.sendOnce(method, path, body);
        if (response.status !== 429 && response.status < 500) return response;
        failure = `HTTP ${response.status}`;
      } catch (error) {
        failure = describeError(error);
      }
    }
    throw new Unreachable(`The Kubernetes API does not answer ${method} ${path}: ${failure}`);
  }

  close(): void {
    this.agent.destroy();
  }

  private sendOnce(method: string, path: string, body: unknown): Promise<ApiResponse> {
    const { host, port, folder } = this.access;
    // Read each time: Kubernetes renews the token while we run.
    const token = readFileSync(join(folder, "token"), "utf8").trim();
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host,
          port,
          path,
          method,
          agent: this.agent,
          ca: readFileSync(join(folder, "ca.crt")),
          timeout: REQUEST_TIMEOUT_MS,
          headers: {
            authorization: `Bearer ${token}`,
            accept: "application/json",
            "content-type": method === "PATCH" ? MERGE_PATCH : "application/json",
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            try {
              resolve({
                status: response.statusCode ?? 0,
                body: JSON.parse(Buffer.concat(chunks).toString() || "null"),
              });
            } catch (error) {
              reject(error);
            }
          });
        },
      );
      outgoing.on("timeout", () => outgoing.destroy(new Error(`no answer within ${REQUEST_TIMEOUT_MS / 1000} s`)));
      outgoing.on("error", reject);
      outgoing.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}

/**
 * The body of an answer that should be a success.
 * @param what what was asked, after "refused to"
 */
export function expectSuccess({ status, body }: ApiResponse, what: string): unknown {
  if (status >= 200 && status < 300) return body;
  const message = (body as { message?: string } | null)?.message ?? "no reason given";
  throw new Error(`The Kubernetes API refused to ${what}: HTTP ${status}, ${message}`);
}
