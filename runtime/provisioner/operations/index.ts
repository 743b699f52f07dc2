import type { AdoptedTopics } from "../adopted-topics";
import type { Inventory } from "../inventory";
import type { KafkaLogin } from "../kafka/login";
import { OwnerQueue } from "../owner-queue";
import { formatOwner, type OwnerId } from "../ownership";
import { explain } from "../provisioning";
import type { OwnerRoute } from "../routes";
import type { StoredObjects } from "../stored-objects";
import { TopicRecords } from "../topic-records";
import { DeadLetters } from "./dead-letters";
import { GroupPositions } from "./group-positions";
import { RedrivenLetters } from "./redriven-letters";
import { replay } from "./replay";
import { parseLetters, parseRedrive, parseReplay, parseWaiting } from "./requests";
import { TopicLog } from "./topic-log";

export interface OperationsOptions {
  readonly kafka: KafkaLogin;
  readonly inventory: Inventory;
  readonly adopted: AdoptedTopics;
  readonly configMaps: StoredObjects;
  /** The platform's. */
  readonly namespace: string;
}

/** What people ask of the provisioner while everything runs. Each call is one team's, about what is its own. */
export class Operations {
  private readonly queue = new OwnerQueue();

  constructor(private readonly options: OperationsOptions) {}

  get routes(): OwnerRoute[] {
    return [
      {
        method: "POST",
        verb: "replay",
        answer: ({ owner, query, body }) => this.replay(owner, body, query.get("dryRun") === "true"),
      },
      { method: "POST", verb: "dead-letters", answer: ({ owner, body }) => this.listLetters(owner, body) },
      { method: "POST", verb: "dead-letters/waiting", answer: ({ owner, body }) => this.countLetters(owner, body) },
      { method: "POST", verb: "dead-letters/redrive", answer: ({ owner, body }) => this.redriveLetters(owner, body) },
    ];
  }

  private replay(owner: OwnerId, body: unknown, dryRun: boolean): Promise<object> {
    const request = parseReplay(body);
    const { kafka, inventory, adopted } = this.options;
    return this.queue.run(formatOwner(owner), async () => {
      const groups = new GroupPositions(await kafka.options());
      const work = async () => replay({ groups, inventory, owners: await adopted.read() }, owner, request, dryRun);
      return await explained(work, () => groups.close());
    });
  }

  private listLetters(owner: OwnerId, body: unknown): Promise<object> {
    const request = parseLetters(body);
    return this.withLetters(owner, (letters) => letters.list(owner, request));
  }

  private countLetters(owner: OwnerId, body: unknown): Promise<object> {
    const request = parseWaiting(body);
    return this.withLetters(owner, (letters) => letters.waiting(owner, request));
  }

  /** One at a time for each team, whose letters' record is one object. */
  private redriveLetters(owner: OwnerId, body: unknown): Promise<object> {
    const request = parseRedrive(body);
    return this.queue.run(owner.namespace, () => this.withLetters(owner, (letters) => letters.redrive(owner, request)));
  }

  private async withLetters<T>(owner: OwnerId, use: (letters: DeadLetters) => Promise<T>): Promise<T> {
    const { kafka, configMaps, namespace } = this.options;
    const log = new TopicLog(await kafka.options());
    const rights = {
      isCompacted: remembered((topic) => log.isCompacted(topic)),
      mayWrite: remembered((topic) => this.mayWrite(owner, topic)),
    };
    const letters = new DeadLetters(log, new RedrivenLetters(namespace, configMaps), rights);
    return await explained(
      () => use(letters),
      () => log.close(),
    );
  }

  /** To its team's topics, and to those whose owners let all teams write. */
  private async mayWrite(owner: OwnerId, topic: string): Promise<boolean> {
    const { adopted, configMaps, namespace } = this.options;
    const team = (await adopted.read()).namespaceOf(topic);
    if (team === undefined || team === owner.namespace) return team === owner.namespace;
    const records = await new TopicRecords(namespace, configMaps).read(team);
    return records.topics.get(topic)?.writers === "platform";
  }
}

async function explained<T>(work: () => Promise<T>, close: () => Promise<void>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explain(error);
  } finally {
    await close();
  }
}

/** Hundreds of letters come from a few topics. */
function remembered<T>(look: (topic: string) => Promise<T>): (topic: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (topic) => {
    const found = known.get(topic) ?? look(topic);
    known.set(topic, found);
    return found;
  };
}
