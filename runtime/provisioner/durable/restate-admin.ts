import { describeError } from "../../shared/log";
import { Unreachable } from "../../shared/unreachable";
import { Refusal } from "../outcome";

const TIMEOUT_MS = 15_000;
/** It could not ask the function what it is: its pod is not reached yet. */
const NOT_REACHED = "META0003";

/** An invocation is bound to a deployment by the first thing that is kept of it. What runs before that runs all the same. */
const DEPLOYMENT =
  "CASE WHEN pinned_deployment_id IS NOT NULL THEN pinned_deployment_id WHEN status IN ('running', 'suspended') THEN last_attempt_deployment_id END";

export interface RestateDeployment {
  readonly id: string;
  readonly endpoint: string;
  readonly createdAt: Date;
  readonly services: readonly string[];
}

/** What an invocation that has not ended needs a deployment for. */
export interface RestateInvocations {
  readonly service: string;
  /** Undefined if nothing of it is kept yet: the next try will be with the service's newest. */
  readonly deployment: string | undefined;
  /** https://docs.restate.dev/references/sql-introspection#table-sys-invocation */
  readonly status: string;
  readonly count: number;
  /** Those of them that failed `FAILING_TRIES` times at least, and are to be tried again. */
  readonly failing: number;
}

/** A call that failed at every try so far. */
export interface FailingCall {
  readonly id: string;
  /** `team.name` */
  readonly function: string;
  /** Whether it is tried no more before somebody resumes it. */
  readonly isPaused: boolean;
  readonly tries: number;
  /** What it failed of last. */
  readonly failure: string;
}

/** At most so many of a team are told. */
const MOST_FAILING = 500;
/** Fewer failures are what retries are for. */
const MANY_TRIES = 5;
/**
 * Of a function these take five minutes at least, of a step ten if nothing else was said: a pod that only starts, or a
 * service that is being replaced, is there by then.
 */
const FAILING_TRIES = 20;

/**
 * Restate's admin API, as far as deployments go. Each call waits 15 s at most.
 * @throws Unreachable if it does not answer, or does not reach what it is told of; Refusal HW-DURABLE-002 if it says no
 * @see https://docs.restate.dev/admin-api
 */
export class RestateAdmin {
  constructor(private readonly root: string) {}

  async deployments(): Promise<RestateDeployment[]> {
    const rows = await this.query("SELECT id, endpoint, created_at, services FROM sys_deployment WHERE ty = 'http'");
    return rows.map(({ id, endpoint, created_at, services }) => ({
      id: String(id),
      endpoint: String(endpoint),
      createdAt: new Date(String(created_at)),
      services: services as string[],
    }));
  }

  /** Which deployment takes each service's new calls. */
  async current(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.query("SELECT name, deployment_id FROM sys_service");
    return new Map(rows.map(({ name, deployment_id }) => [String(name), String(deployment_id)]));
  }

  async unfinished(): Promise<RestateInvocations[]> {
    const rows = await this.query(
      `SELECT target_service_name, ${DEPLOYMENT} AS deployment, status, COUNT(*) AS count, SUM(CASE WHEN status = 'backing-off' AND retry_count >= ${FAILING_TRIES} THEN 1 ELSE 0 END) AS failing FROM sys_invocation WHERE status <> 'completed' GROUP BY target_service_name, ${DEPLOYMENT}, status`,
    );
    return rows.map(({ target_service_name, deployment, status, count, failing }) => ({
      service: String(target_service_name),
      deployment: typeof deployment === "string" ? deployment : undefined,
      status: String(status),
      count: Number(count),
      failing: Number(failing),
    }));
  }

  /** Those that are paused, and those that failed several times and are tried again. @param team a namespace */
  async failing(team: string): Promise<FailingCall[]> {
    const rows = await this.query(
      `SELECT id, target_service_name, status, retry_count, last_failure FROM sys_invocation WHERE target_service_name LIKE '${team}.%' AND (status = 'paused' OR (status = 'backing-off' AND retry_count >= ${MANY_TRIES})) LIMIT ${MOST_FAILING}`,
    );
    return rows.map(({ id, target_service_name, status, retry_count, last_failure }) => ({
      id: String(id),
      function: String(target_service_name),
      isPaused: status === "paused",
      tries: Number(retry_count ?? 0),
      // With a stack trace in further lines.
      failure: String(last_failure ?? "").split("\n", 1)[0] ?? "",
    }));
  }

  /** @param again makes one that is known the newest */
  async register(uri: string, again: boolean): Promise<void> {
    await this.send("POST", "/deployments", { uri, ...(again ? { force: true } : {}) });
  }

  async remove(id: string): Promise<void> {
    await this.send("DELETE", `/deployments/${encodeURIComponent(id)}?force=true`);
  }

  async check(): Promise<void> {
    await this.send("GET", "/health");
  }

  private async query(query: string): Promise<Readonly<Record<string, unknown>>[]> {
    return ((await this.send("POST", "/query", { query })) as { rows: Record<string, unknown>[] }).rows;
  }

  private async send(method: string, path: string, body?: object): Promise<unknown> {
    const { status, text } = await this.answer(method, path, body).catch((error: unknown) => {
      throw new Unreachable(`Restate does not answer ${method} ${path}: ${describeError(error)}`);
    });
    if (status < 300) return text === "" ? undefined : JSON.parse(text);
    if (status >= 500 || status === 429) {
      const why = text.includes(NOT_REACHED) ? "does not reach the function yet" : `answers HTTP ${status}`;
      throw new Unreachable(`Restate ${why}: ${text.slice(0, 500)}`);
    }
    throw new Refusal(409, "HW-DURABLE-002", "Restate refuses the durable function.", [text.slice(0, 1000)]);
  }

  private async answer(method: string, path: string, body: object | undefined) {
    const response = await fetch(`${this.root}${path}`, {
      method,
      headers: { accept: "application/json", "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, text: await response.text() };
  }
}
