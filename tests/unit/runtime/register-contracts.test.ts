import { describe, expect, it } from "vitest";
import { register } from "../../../runtime/provisioner/contracts/register";
import type { ContractFinding } from "../../../runtime/shared/contracts/examine-contract";
import { RegistryRefusal, type SchemaRegistry } from "../../../runtime/shared/schema-registry";
import { Unreachable } from "../../../runtime/shared/unreachable";

/** A fake of a registry that keeps what it is told, and objects to what a test says. */
class FakeRegistry {
  readonly done: string[] = [];
  objections: Readonly<Record<string, string>> = {};
  failures: Readonly<Record<string, Error>> = {};

  async setCompatibility(subject: string, mode: string | undefined): Promise<void> {
    this.done.push(`${subject}: ${mode}`);
  }
  async objection(subject: string): Promise<string | undefined> {
    return this.objections[subject];
  }
  async register(subject: string): Promise<number> {
    const failure = this.failures[subject];
    if (failure) throw failure;
    this.done.push(`${subject}: registered`);
    return 1;
  }
}

const finding = (subject: string, more: Partial<ContractFinding> = {}): ContractFinding => ({
  contract: { topic: `topic-of-${subject}`, subject, compatibility: "FULL", format: "avro", schema: '"string"' },
  problems: [],
  becomes: 2,
  mode: undefined,
  ...more,
});

async function registering(change: Partial<FakeRegistry>, ...findings: ContractFinding[]) {
  const fake = Object.assign(new FakeRegistry(), change);
  const error = await register(fake as unknown as SchemaRegistry, findings).catch((error: unknown) => error);
  return { done: fake.done, error };
}

describe("registering", () => {
  const changes = finding("a", { mode: { from: "BACKWARD" } });
  const follows = finding("b", { mode: { from: undefined } });

  it("sets modes before it registers, and registers what is new alone", async () => {
    const known = finding("c", { becomes: undefined, mode: { from: "NONE" } });
    const { done, error } = await registering({}, changes, finding("d"), known);
    expect(error).toBeUndefined();
    expect(done).toEqual(["a: FULL", "c: FULL", "a: registered", "d: registered"]);
  });

  it("gives modes back and registers nothing if the registry objects under a new one", async () => {
    const { done, error } = await registering({ objections: { a: "field b" } }, changes, follows, finding("c"));
    expect(error).toMatchObject({
      status: 409,
      code: "HW-PROVISION-012",
      details: ["contract of topic-of-a (a): the registry finds it incompatible: field b."],
    });
    expect(done).toEqual(["a: FULL", "b: FULL", "a: BACKWARD", "b: undefined"]);
  });

  it("tells a schema that the registry does not take from a registry that does not take us", async () => {
    const refused = await registering({ failures: { a: new RegistryRefusal(422, "no schema") } }, finding("a"));
    expect(refused.error).toMatchObject({ code: "HW-PROVISION-012", details: [expect.stringContaining("no schema")] });
    const stranger = await registering({ failures: { a: new RegistryRefusal(401, "who?") } }, finding("a"));
    expect(stranger.error).toEqual(new Unreachable("who?"));
  });
});
