import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canRead } from "../../../constructs/contracts/compatibility";
import { described } from "../../../prove/model/contracts";
import { compareWithRegistry, declared } from "../../../prove/model/contracts/compare";
import { differences } from "../../../prove/model/contracts/differences";
import { Registry } from "../../../prove/model/contracts/registry";

/** A sample of what `npm run prove -- model` compares. */
const PAIRS = 30;

let registry: Registry;
beforeAll(async () => {
  registry = await Registry.start();
});
afterAll(async () => {
  await registry?.stop();
});

describe("verdicts on contracts are those of Apicurio Registry", () => {
  it.each(["avro", "json", "protobuf"] as const)("for %s", async (format) => {
    for (const comparison of await compareWithRegistry(registry, format, PAIRS, 1)) {
      const { mode, missed, unexplained, accepted, refused } = comparison;
      expect([...missed, ...unexplained].map(described), mode).toEqual([]);
      expect(accepted, mode).toBeGreaterThan(0);
      expect(refused, mode).toBeGreaterThan(0);
    }
  });
});

describe("the documented differences", () => {
  const cases = differences.map((difference, index) => ({ ...difference, subject: `difference-${index}` }));

  it.each(cases)("$rule: the registry $registry $reader", async ({ subject, format, rule, ...difference }) => {
    const [writer, reader] = [declared(format, difference.writer), declared(format, difference.reader)];
    await registry.setMode("NONE");
    await registry.add(subject, writer);
    await registry.setMode("BACKWARD");
    expect(await registry.allows(subject, reader)).toBe(difference.registry === "accepts");
    expect(canRead(reader, writer).map((reason) => reason.rule)).toContain(rule);
  });
});
