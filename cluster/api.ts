import { readFileSync } from "node:fs";
import { Agent, request } from "node:https";
import type { KeyPair } from "./pki/certificate";

export interface ApiResponse {
  /** HTTP status; 0 if the server does not answer. */
  readonly status: number;
  readonly body: string;
}

/** The few questions that the cluster's own commands ask its API server, as its administrator. */
export class ApiClient {
  private readonly agent: Agent;

  constructor(
    private readonly server: string,
    authority: KeyPair,
    user: KeyPair,
  ) {
    const options = { ca: readFileSync(authority.certificate), cert: readFileSync(user.certificate) };
    this.agent = new Agent({ ...options, key: readFileSync(user.key), keepAlive: true });
  }

  get(path: string, timeoutMs = 3_000): Promise<ApiResponse> {
    return new Promise((resolve) => {
      const outgoing = request(`${this.server}${path}`, { agent: this.agent, timeout: timeoutMs }, (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (chunk: string) => {
          body += chunk;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
      });
      outgoing.on("timeout", () => outgoing.destroy());
      outgoing.on("error", (error) => resolve({ status: 0, body: error.message }));
      outgoing.end();
    });
  }

  /** A resource, undefined if it is not there or the server does not answer. */
  async getObject<T>(path: string): Promise<T | undefined> {
    const { status, body } = await this.get(path);
    return status === 200 ? (JSON.parse(body) as T) : undefined;
  }

  close(): void {
    this.agent.destroy();
  }
}
