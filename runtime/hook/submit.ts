import { readFileSync } from "node:fs";
import { request } from "node:https";
import type { Change } from "../provisioner/plan";
import { backoff, delay } from "../shared/delay";
import type { KubernetesApi } from "../shared/kubernetes-api";
import { describeError } from "../shared/log";
import { ProgramError } from "../shared/program";
import { Unreachable } from "../shared/unreachable";
import type { HookSettings } from "./settings";

/** Long enough for the provisioner's own retries. */
const REQUEST_TIMEOUT_MS = 45_000;

interface Reply {
  readonly status: number;
  readonly body: {
    readonly changes?: readonly Change[];
    readonly code?: string;
    readonly message?: string;
    readonly details?: readonly string[];
  };
}

/**
 * Hands the request to the provisioner and waits for its verdict.
 * @param onRetry told why there is another attempt
 * @returns what changed, in words
 * @throws ProgramError with the cause, if the provisioner refuses or can't be reached within the deadline
 */
export async function submit(
  settings: HookSettings,
  api: KubernetesApi,
  onRetry: (reason: string) => void,
): Promise<readonly string[]> {
  const deadline = Date.now() + settings.deadlineMs;
  for (let attempt = 1; ; attempt++) {
    try {
      return await submitOnce(settings, await readCa(settings, api), deadline);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      const waitMs = backoff(attempt, 250, 3_000);
      if (Date.now() + waitMs >= deadline) {
        const seconds = settings.deadlineMs / 1000;
        throw new ProgramError(`${settings.what} had no success within ${seconds} s. ${error.message}`);
      }
      onRetry(error.message);
      await delay(waitMs);
    }
  }
}

async function submitOnce(settings: HookSettings, ca: string, deadline: number): Promise<readonly string[]> {
  const { status, body } = await send(settings, ca, Math.min(REQUEST_TIMEOUT_MS, deadline - Date.now()));
  if (status === 200) return (body.changes ?? []).map(({ text }) => text);
  const reason = body.message ?? `HTTP ${status}`;
  if (status === 503) throw new Unreachable(reason);
  const details = (body.details ?? []).map((line) => `\n  ${line}`).join("");
  throw new ProgramError(`${body.code ?? `HTTP ${status}`}: ${reason}${details}`);
}

/** The certificate to know the provisioner by. Its ConfigMap appears once the provisioner has started. */
async function readCa({ platformNamespace }: HookSettings, api: KubernetesApi): Promise<string> {
  const { status, body } = await api.send("GET", `/api/v1/namespaces/${platformNamespace}/configmaps/headwater-ca`);
  if (status === 404) throw new Unreachable(`The provisioner in namespace "${platformNamespace}" has not started yet.`);
  const ca = (body as { data?: Record<string, string> } | null)?.data?.["ca.crt"];
  if (status === 200 && ca) return ca;
  throw new ProgramError(`The ConfigMap ${platformNamespace}/headwater-ca can't be read: HTTP ${status}.`);
}

function send(
  { provisioner, request: { method, path, body }, tokenFile }: HookSettings,
  ca: string,
  timeoutMs: number,
): Promise<Reply> {
  const token = readFileSync(tokenFile, "utf8").trim();
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(new Unreachable(`The provisioner at ${provisioner.host} does not answer: ${describeError(error)}`));
    const outgoing = request(
      new URL(path, provisioner),
      { method, ca, headers: { authorization: `Bearer ${token}`, "content-type": "application/json" } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", fail);
        response.on("end", () => {
          clearTimeout(timer);
          try {
            resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString() || "{}") });
          } catch (error) {
            fail(error);
          }
        });
      },
    );
    const timer = setTimeout(
      () => outgoing.destroy(new Error(`no verdict within ${Math.round(timeoutMs / 1000)} s`)),
      timeoutMs,
    );
    outgoing.on("error", (error) => {
      clearTimeout(timer);
      fail(error);
    });
    outgoing.end(body);
  });
}
