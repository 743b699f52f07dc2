import { afterAll, beforeAll, expect, test } from "vitest";
import { privilegeVerdict } from "../../../prove/model/privilege";
import { startTestPlatform, type TestPlatform } from "../../support/runtime/platform";
import { sampleApp } from "../../support/watched";

let platform: TestPlatform;

beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform?.stop());

test("Kafka lets the sample's workloads do what is declared, and nothing else", async () => {
  const { users, allowed, differences } = await privilegeVerdict(platform, sampleApp());
  expect(differences).toEqual([]);
  expect(users).toBe(2);
  expect(allowed).toBeGreaterThan(5);
});
