import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMPATIBILITY_MODES } from "../../../constructs/model/declarations";
import {
  ACL_OPERATIONS,
  ACL_PATTERNS,
  ACL_RESOURCES,
  AUDIENCES,
  GROUP_STARTS,
  SCHEMA_FORMATS,
} from "../../../runtime/provisioner/desired-state";
import { Refusal } from "../../../runtime/provisioner/outcome";
import { parseDesiredState } from "../../../runtime/provisioner/parse-desired-state";

const name = fc.stringMatching(/^[a-zA-Z0-9._-]{1,40}$/);
const secret = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/);

const schema = {
  format: fc.constantFrom(...SCHEMA_FORMATS),
  schema: fc.string({ minLength: 1 }),
  message: fc.constant("shop.OrderPlaced"),
};
const contract = fc.record(
  { ...schema, subject: name, compatibility: fc.constantFrom(...COMPATIBILITY_MODES) },
  { requiredKeys: ["subject", "format", "schema", "compatibility"] },
);

const topic = fc.record(
  {
    name,
    partitions: fc.integer({ min: 1, max: 10_000 }),
    replicationFactor: fc.integer({ min: 1, max: 100 }),
    visibility: fc.constantFrom(...AUDIENCES),
    writers: fc.constantFrom(...AUDIENCES),
    config: fc.dictionary(fc.constantFrom("retention.ms", "cleanup.policy"), fc.string()),
    contract,
  },
  { requiredKeys: ["name", "partitions", "config"] },
);

const acl = fc.record({
  resource: fc.constantFrom(...ACL_RESOURCES),
  name,
  pattern: fc.constantFrom(...ACL_PATTERNS),
  operations: fc.array(fc.constantFrom(...ACL_OPERATIONS), { maxLength: 4 }),
});

const limit = fc.integer({ min: 1, max: 1_000_000 });
const quota = fc.record(
  { producerByteRate: limit, consumerByteRate: limit, requestPercentage: limit },
  { requiredKeys: [] },
);

const principal = fc.record(
  { name, secret, acls: fc.array(acl, { maxLength: 4 }), quota },
  { requiredKeys: ["name", "secret", "acls"] },
);

const principals = fc
  .uniqueArray(principal, { selector: (one) => one.name })
  .map((list) => list.filter((one, i) => list.findIndex((other) => other.secret === one.secret) === i));

const topics = fc.uniqueArray(topic, { selector: (one) => one.name });
/** Not one of the names that are declared. */
const gone = fc.array(name.map((one) => `gone.${one}`));
const tombstones = fc.record({ topics: gone, groups: gone });

/** Groups and readers are of topics that a principal may read. */
const state = fc
  .record({ topics, principals, tombstones }, { requiredKeys: ["topics", "principals"] })
  .chain((base) => {
    const read = base.principals.flatMap(({ acls }) =>
      acls.flatMap(({ resource, pattern, operations, name }) =>
        resource === "topic" && pattern === "literal" && operations.includes("READ") ? [name] : [],
      ),
    );
    if (read.length === 0) return fc.constant(base);
    const topic = fc.constantFrom(...read);
    const start = fc.record({ topic, from: fc.constantFrom(...GROUP_STARTS) });
    const group = fc.record({ name, topics: fc.array(start, { maxLength: 3 }) });
    const reader = fc.record(
      { topic, workload: fc.constantFrom("shop/shipping", "bank/fraud"), ...schema },
      { requiredKeys: ["topic", "workload", "format", "schema"] },
    );
    return fc
      .record(
        {
          groups: fc.uniqueArray(group, { selector: (one) => one.name }),
          readers: fc.uniqueArray(reader, { selector: (one) => `${one.topic} ${one.workload}` }),
        },
        { requiredKeys: [] },
      )
      .map((more) => ({ ...base, ...more }));
  });

function problemsOf(body: unknown): readonly string[] {
  try {
    parseDesiredState(body);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.details;
    throw error;
  }
}

describe("a desired state", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(state, (written) => {
        expect(parseDesiredState(JSON.parse(JSON.stringify(written)))).toEqual(written);
      }),
    );
  });

  it("is either read or refused with reasons, whatever JSON it is", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (body) => {
        const problems = problemsOf(body);
        expect(problems.length > 0 || (body as { topics?: unknown }).topics !== undefined).toBe(true);
      }),
    );
  });

  it("is refused when any one value of it is of another kind", () => {
    const broken = fc.tuple(
      state.filter(({ topics }) => topics.length > 0),
      fc.constantFrom("name", "partitions", "config"),
    );
    fc.assert(
      fc.property(broken, fc.constantFrom(null, [], true, -1, "!"), ([good, field], value) => {
        const [first, ...rest] = good.topics;
        expect(problemsOf({ ...good, topics: [{ ...first, [field]: value }, ...rest] })).not.toEqual([]);
      }),
    );
  });

  it("is told everything that is wrong with it at once", () => {
    const problems = problemsOf({
      topics: [
        { name: "shop.x", partitions: 0, config: { a: 1 } },
        { name: "shop.x", partitions: 1, config: {}, visibility: "world", writers: null },
      ],
      principals: [
        {
          name: "a b",
          secret: "Upper",
          acls: [{ resource: "cluster", name: "x", pattern: "literal", operations: ["ALL"] }],
          quota: { producerByteRate: 0.5, requestPercentage: "50" },
        },
      ],
      groups: [{ name: "shop.shipping", topics: [{ topic: "shop.x", from: "now" }] }],
      readers: [{ topic: "shop.y", workload: "shipping", format: "avro", schema: "" }],
      tombstones: { topics: ["a b", "shop.x"] },
    });
    expect(problems).toEqual([
      "topics[0].partitions is 0; expected a whole number from 1 to 10000",
      'topics[0].config["a"] is 1; expected a text',
      'topics[1].visibility is "world"; expected one of team, platform',
      "topics[1].writers is null; expected one of team, platform",
      expect.stringContaining('principals[0].name is "a b"'),
      expect.stringContaining('principals[0].secret is "Upper"'),
      'principals[0].acls[0].resource is "cluster"; expected one of topic, group, transactionalId',
      expect.stringContaining('principals[0].acls[0].operations[0] is "ALL"'),
      "principals[0].quota.producerByteRate is 0.5; expected a whole number from 1 to 1000000000000",
      'principals[0].quota.requestPercentage is "50"; expected a number greater than 0, up to 1000000',
      'groups[0].topics[0].from is "now"; expected one of earliest, latest',
      expect.stringContaining('readers[0].workload is "shipping"'),
      'readers[0].schema is ""; expected a text of 1 to 524288 characters',
      expect.stringContaining('tombstones.topics[0] is "a b"'),
      "tombstones.groups is missing; expected a list",
      'topics names "shop.x" twice',
      'topic "shop.y" is read, but no principal is granted READ on it',
      'topic "shop.x" is read, but no principal is granted READ on it',
      '"shop.x" is declared, and to be deleted',
    ]);
  });
});
