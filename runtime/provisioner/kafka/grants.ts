import {
  type Acl,
  AclOperations,
  AclPermissionTypes,
  createAclsV3,
  deleteAclsV3,
  describeAclsV3,
  ResourcePatternTypes,
  ResourceTypes,
} from "@platformatic/kafka";
import { sideBySide } from "../../shared/side-by-side";
import { describeGrant, type Grant } from "../acl-diff";
import { acceptedBy, batchesOf, eachBatch } from "./batches";
import type { KafkaCluster } from "./cluster";

const RESOURCES = {
  topic: ResourceTypes.TOPIC,
  group: ResourceTypes.GROUP,
  transactionalId: ResourceTypes.TRANSACTIONAL_ID,
};
const PATTERNS = { literal: ResourcePatternTypes.LITERAL, prefixed: ResourcePatternTypes.PREFIXED };
/** For more principals than these, all grants of the cluster are read at once. */
const ASKED_ONE_BY_ONE = 8;
const USER = "User:";

/** What each principal may do. */
export type Grants = ReadonlyMap<string, readonly Grant[]>;

/** Kafka's ACLs, many at once. */
export class KafkaGrants {
  constructor(private readonly cluster: KafkaCluster) {}

  async of(principals: readonly string[]): Promise<Map<string, Grant[]>> {
    const filters = principals.length > ASKED_ONE_BY_ONE ? [null] : principals.map((name) => USER + name);
    const answers = await Promise.all(
      filters.map((principal) => this.cluster.send(describeAclsV3.api, any(principal))),
    );
    const grants = new Map<string, Grant[]>(principals.map((name) => [name, []]));
    for (const { resourceType, resourceName, resourcePatternType, acls } of answers.flatMap((one) => one.resources)) {
      for (const { principal, operation, permissionType } of acls) {
        if (permissionType !== AclPermissionTypes.ALLOW || !principal.startsWith(USER)) continue;
        grants.get(principal.slice(USER.length))?.push({
          resource: labelOf(RESOURCES, resourceType),
          name: resourceName,
          pattern: labelOf(PATTERNS, resourcePatternType),
          operation: labelOf(AclOperations, operation) as Grant["operation"],
        });
      }
    }
    return grants;
  }

  /** Who holds grants on these things by name, of those that anybody holds one on. */
  async on(resource: "topic" | "group", names: readonly string[]): Promise<Map<string, string[]>> {
    const filters = names.map((resourceName) => ({
      ...any(null),
      resourceType: RESOURCES[resource],
      resourceName,
      resourcePatternType: ResourcePatternTypes.LITERAL,
    }));
    const answers = await sideBySide(filters, ASKED_ONE_BY_ONE, (filter) =>
      this.cluster.send(describeAclsV3.api, filter),
    );
    return new Map(
      names
        .map((name, i) => {
          const acls = (answers[i]?.resources ?? []).flatMap((one) => one.acls);
          return [name, [...new Set(acls.map(({ principal }) => principal.slice(USER.length)))].sort()] as const;
        })
        .filter(([, users]) => users.length > 0)
        .map(([name, users]) => [name, [...users]]),
    );
  }

  async add(grants: Grants): Promise<void> {
    const acls = aclsOf(grants);
    await eachBatch(batchesOf(acls), async (batch) => {
      await acceptedBy(this.cluster.send(createAclsV3.api, batch), (_, index) => describe(batch[index]));
    });
    await this.cluster.waits.until("new grants", async () => {
      const current = await this.of([...grants.keys()]);
      return [...grants].every(([principal, wanted]) => {
        const present = new Set(current.get(principal)?.map(describeGrant));
        return wanted.every((grant) => present.has(describeGrant(grant)));
      });
    });
  }

  async remove(grants: Grants): Promise<void> {
    const acls = aclsOf(grants);
    await eachBatch(batchesOf(acls), async (batch) => {
      await acceptedBy(this.cluster.send(deleteAclsV3.api, batch), (_, index) => describe(batch[index]));
    });
    await this.cluster.waits.until("that grants are gone", async () => {
      const current = await this.of([...grants.keys()]);
      return [...grants].every(([principal, unwanted]) => {
        const present = new Set(current.get(principal)?.map(describeGrant));
        return unwanted.every((grant) => !present.has(describeGrant(grant)));
      });
    });
  }
}

const any = (principal: string | null) => ({
  resourceType: ResourceTypes.ANY,
  resourceName: null,
  resourcePatternType: ResourcePatternTypes.ANY,
  principal,
  host: null,
  operation: AclOperations.ANY,
  permissionType: AclPermissionTypes.ALLOW,
});

const describe = (acl: Acl | undefined): string => `a grant of ${acl?.principal} on "${acl?.resourceName}"`;

const aclsOf = (grants: Grants): Acl[] =>
  [...grants].flatMap(([principal, list]) =>
    list.map(({ resource, name, pattern, operation }) => ({
      resourceType: numberOf(RESOURCES, resource),
      resourceName: name,
      resourcePatternType: numberOf(PATTERNS, pattern),
      principal: USER + principal,
      host: "*",
      operation: numberOf(AclOperations, operation),
      permissionType: AclPermissionTypes.ALLOW,
    })),
  );

/** Names for Kafka's numbers; numbers that we have no name for keep their number, so that they survive the way back. */
function labelOf<T extends string>(table: Readonly<Record<T, number>>, value: number): T | `kafka:${number}` {
  const entry = (Object.entries(table) as [T, number][]).find(([, number]) => number === value);
  return entry ? entry[0] : `kafka:${value}`;
}

function numberOf<T extends string, V extends number>(table: Readonly<Record<T, V>>, key: T | `kafka:${number}`): V {
  return key in table ? table[key as T] : (Number(key.slice("kafka:".length)) as V);
}
