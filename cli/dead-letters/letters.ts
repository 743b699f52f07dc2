import { withCleanup } from "../../console/process";
import { UserError } from "../../console/user-error";
import { KubernetesClient } from "../kubernetes/client";
import { clusterEnvironment } from "../kubernetes/config";
import type { ProvisionerClient } from "../provisioner/client";
import { type DeployedWorkload, findWorkload, provisionerOf } from "../provisioner/find-workload";

/** A dead letter, as the provisioner tells. Bytes are base64. */
export interface Letter {
  /** `partition/offset` */
  readonly id: string;
  /** ISO 8601. */
  readonly failedAt: string;
  readonly error: string;
  readonly attempts: number;
  readonly original: { readonly topic: string; readonly partition: number; readonly offset: number };
  readonly redriven: boolean;
  readonly key: string | null;
  readonly value?: string | null;
  readonly headers?: readonly (readonly [name: string, value: string])[];
}

interface Page {
  readonly letters: readonly Letter[];
  readonly next?: Readonly<Record<string, number>>;
  readonly end: Readonly<Record<string, number>>;
}

interface Redriven {
  readonly redriven: readonly string[];
  readonly refused: readonly Refused[];
  readonly more: boolean;
}

/** A letter that can't be sent again, and why. */
export interface Refused {
  readonly id: string;
  readonly why: string;
}

export interface LettersOptions {
  /** `namespace/workload` */
  readonly workload: string;
  readonly context?: string;
  /** @default process.env */
  readonly env?: NodeJS.ProcessEnv;
}

/** The dead letters of a worker. */
export class Letters {
  private constructor(
    private readonly workload: DeployedWorkload,
    private readonly topic: string,
    private readonly provisioner: ProvisionerClient,
  ) {}

  /** @throws UserError HW-OPERATE-008 if the worker has none by its declaration */
  static async use<T>({ workload, context, env }: LettersOptions, use: (letters: Letters) => Promise<T>): Promise<T> {
    const client = await KubernetesClient.connect(clusterEnvironment(env ?? process.env, context));
    const found = await findWorkload(client, workload);
    // A worker has one topic for what it fails to handle, whatever the stream.
    const topic = found.subscriptions.find(({ deadLetterTopic }) => deadLetterTopic !== undefined)?.deadLetterTopic;
    if (topic === undefined) {
      throw new UserError(
        "HW-OPERATE-008",
        `${workload} keeps no dead letters: it stops at an event that it can't handle.`,
        "Declare deadLetter: true where it subscribes.",
      );
    }
    const provisioner = await provisionerOf(client, found);
    return await withCleanup(
      () => use(new Letters(found, topic, provisioner)),
      async () => provisioner.close(),
    );
  }

  /** All of them in order, without contents; and where they end. */
  async list(): Promise<{ readonly letters: readonly Letter[]; readonly end: Readonly<Record<string, number>> }> {
    const letters: Letter[] = [];
    let page: Page | undefined;
    do {
      page = await this.ask<Page>("dead-letters", page?.next ? { from: page.next } : {});
      letters.push(...page.letters);
    } while (page.next);
    return { letters, end: page.end };
  }

  /** Those with contents. @throws UserError HW-OPERATE-009 if one is not there */
  async show(ids: readonly string[]): Promise<readonly Letter[]> {
    const { letters } = await this.ask<Page>("dead-letters", { ids, contents: true });
    refuseMissing(ids, letters);
    return letters;
  }

  /**
   * Sends letters to where they came from, once.
   *
   * @param ids all that were not sent yet, if not given
   * @param until where to end: what fails again meanwhile is not sent again
   */
  async redrive(
    ids: readonly string[] | undefined,
    until: Readonly<Record<string, number>>,
  ): Promise<{ readonly redriven: readonly string[]; readonly refused: readonly Refused[] }> {
    const redriven: string[] = [];
    const refused = new Map<string, Refused>();
    const { group } = this.workload;
    let answer: Redriven;
    do {
      answer = await this.ask<Redriven>("dead-letters/redrive", { group, until, ...(ids ? { ids } : {}) });
      redriven.push(...answer.redriven);
      for (const letter of answer.refused) refused.set(letter.id, letter);
    } while (answer.more && ids === undefined);
    const sent = new Set(redriven);
    return { redriven, refused: [...refused.values()].filter(({ id }) => !sent.has(id)) };
  }

  private async ask<T>(verb: string, request: object): Promise<T> {
    const body = JSON.stringify({ topic: this.topic, ...request });
    const answer = await this.provisioner.ask<T>(this.workload.owner, verb, body);
    if (answer) return answer;
    throw new UserError(
      "HW-OPERATE-002",
      `Namespace "${this.workload.namespace}" has no service account that the provisioner knows.`,
      "Deploy the team's stack first.",
    );
  }
}

/** @throws UserError HW-OPERATE-009 that names those that are not among the letters */
export function refuseMissing(ids: readonly string[], letters: readonly Letter[]): void {
  const missing = ids.filter((id) => !letters.some((letter) => letter.id === id));
  if (missing.length === 0) return;
  throw new UserError(
    "HW-OPERATE-009",
    `There is no dead letter ${missing.join(", ")}.`,
    "headwater deadletters list --json names all that there are.",
  );
}
