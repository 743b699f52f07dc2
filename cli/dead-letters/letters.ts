import { withCleanup } from "../../console/process";
import { UserError } from "../../console/user-error";
import type {
  Letter,
  LettersPage,
  RedriveAnswer,
  RefusedLetter,
} from "../../runtime/provisioner/operations/letter-answers";
import { KubernetesClient } from "../kubernetes/client";
import { clusterEnvironment } from "../kubernetes/config";
import type { ProvisionerClient } from "../provisioner/client";
import { type DeployedWorkload, findWorkload, provisionerOf } from "../provisioner/find-workload";

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
    const provisioner = await provisionerOf(client, found.platformNamespace);
    return await withCleanup(
      () => use(new Letters(found, topic, provisioner)),
      async () => provisioner.close(),
    );
  }

  /** All of them in order, without contents; and where they end. */
  list(): Promise<Pick<LettersPage, "letters" | "end">> {
    return allPages((from) => this.ask<LettersPage>("dead-letters", from));
  }

  /** Those with contents. @throws UserError HW-OPERATE-009 if one is not there */
  async show(ids: readonly string[]): Promise<readonly Letter[]> {
    const { letters } = await allPages((from) =>
      this.ask<LettersPage>("dead-letters", { ids, contents: true, ...from }),
    );
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
    until: LettersPage["end"],
  ): Promise<Pick<RedriveAnswer, "redriven" | "refused">> {
    const redriven: string[] = [];
    const refused = new Map<string, RefusedLetter>();
    const { group } = this.workload;
    let answer: RedriveAnswer;
    do {
      answer = await this.ask<RedriveAnswer>("dead-letters/redrive", { group, until, ...(ids ? { ids } : {}) });
      redriven.push(...answer.redriven);
      for (const letter of answer.refused) refused.set(letter.id, letter);
    } while (answer.more);
    // Those that an earlier request has sent are refused by a later one.
    const sent = new Set(redriven);
    return { redriven, refused: [...refused.values()].filter(({ id }) => !sent.has(id)) };
  }

  private ask<T>(verb: string, request: object): Promise<T> {
    return this.provisioner.demand<T>(this.workload.owner, verb, JSON.stringify({ topic: this.topic, ...request }));
  }
}

/** The letters of all pages: one answer holds so many letters, and so many bytes, and says where the next one begins. */
export async function allPages(
  ask: (from: { readonly from?: LettersPage["end"] }) => Promise<LettersPage>,
): Promise<Pick<LettersPage, "letters" | "end">> {
  let page = await ask({});
  const letters = [...page.letters];
  while (page.next) {
    page = await ask({ from: page.next });
    letters.push(...page.letters);
  }
  return { letters, end: page.end };
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
