import { isDeepStrictEqual } from "node:util";
import type { RegistryAccess } from "../../shared/registry-access";
import { SchemaRegistry } from "../../shared/schema-registry";
import type { AdoptedTopics } from "../adopted-topics";
import type { DesiredState } from "../desired-state";
import type { OwnerId } from "../ownership";
import type { Plan } from "../plan";
import type { Sharing } from "../sharing";
import { planContracts } from "./index";
import type { ContractRecords } from "./records";
import { asking } from "./registry-errors";

export interface ContractsSettings {
  /** How the registry is reached now; undefined if the platform has none. */
  readonly access: () => Promise<RegistryAccess | undefined>;
  readonly records: ContractRecords;
  readonly sharing: Sharing;
  readonly adopted: AdoptedTopics;
}

/** Plans with the platform's registry, through one connection until its credentials change. */
export class Contracts {
  private access: RegistryAccess | undefined;
  private registry: SchemaRegistry | undefined;

  constructor(private readonly settings: ContractsSettings) {}

  async plan(owner: OwnerId, desired: DesiredState): Promise<Plan> {
    const registry = await this.connect();
    const grantees = (topics: readonly string[]) => this.grantees(topics);
    return await planContracts({ registry, records: this.settings.records, grantees }, owner, desired);
  }

  /** Resolves if the registry answers us, or if there is none. */
  async check(): Promise<void> {
    const registry = await this.connect();
    await asking(async () => registry?.ping());
  }

  private async connect(): Promise<SchemaRegistry | undefined> {
    const access = await this.settings.access();
    if (isDeepStrictEqual(access, this.access)) return this.registry;
    this.access = access;
    this.registry = access && new SchemaRegistry(access);
    return this.registry;
  }

  private async grantees(topics: readonly string[]) {
    const { sharing, adopted } = this.settings;
    const records = await sharing.read(await adopted.read(), topics);
    return new Map([...records].map(([topic, { readBy }]) => [topic, readBy] as const));
  }
}
