import { Counter, type Registry } from "prom-client";

/** `refused`: what was asked is wrong; `unavailable`: Kafka or the Kubernetes API did not answer; `failed`: our mistake. */
const OUTCOMES = ["done", "refused", "unavailable", "failed"] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** What owners ask for and what becomes of it. */
export class ProvisionerMetrics {
  private readonly requests: Counter<"verb" | "outcome">;
  private readonly refusals: Counter<"namespace" | "code">;

  /** @param verbs all that can be asked */
  constructor(registry: Registry, verbs: readonly string[]) {
    this.requests = new Counter({
      name: "headwater_provision_requests_total",
      help: "Requests of owners, by what became of them.",
      labelNames: ["verb", "outcome"],
      registers: [registry],
    });
    this.refusals = new Counter({
      name: "headwater_provision_refusals_total",
      help: "Refused requests, by the owner's namespace and the error's code.",
      labelNames: ["namespace", "code"],
      registers: [registry],
    });
    for (const verb of verbs) for (const outcome of OUTCOMES) this.requests.inc({ verb, outcome }, 0);
  }

  answered(verb: string, outcome: Outcome): void {
    this.requests.inc({ verb, outcome });
  }

  /** @param namespace one that the caller has proved to be of: whoever may ask at all could name any other */
  refused(namespace: string, code: string): void {
    this.refusals.inc({ namespace, code });
  }
}
