import fc from "fast-check";
import { expect, test } from "vitest";
import { rules } from "../../constructs/rules";
import { brokenProgram, misjudged, mistakes } from "../../prove/model/programs/broken";
import { Draft } from "../../prove/model/programs/draft";
import { type Program, printed } from "../../prove/model/programs/program";
import { synthesize } from "../../prove/model/programs/synthesize";
import { validProgram } from "../../prove/model/programs/valid";
import { schemaProblems } from "../support/kubernetes-schemas";

// `npm run prove -- model synth` does the same with more programs, and shows their objects to a real API server.

const RUNS = { numRuns: 20, seed: 4 } as const;
const TIMEOUT_MS = 300_000;

const smallest: Program = {
  statements: [
    { name: "stack0", construct: "HeadwaterStack", scope: "app", id: "stack-0", props: {} },
    {
      name: "platform",
      construct: "Platform",
      scope: "stack0",
      id: "platform",
      props: { gateways: `{ public: Gateway.envoy({ hosts: ["shop.example"] }) }` },
    },
    { name: "shop", construct: "Team", scope: "stack0", id: "shop", props: { platform: "platform" } },
  ],
};

test(
  "random valid programs synthesize, into objects that their schemas allow",
  () => {
    const property = fc.property(validProgram, (program) => {
      const { objects, errors } = synthesize(program);
      expect(errors, printed(program)).toEqual([]);
      expect(objects.flatMap(schemaProblems), printed(program)).toEqual([]);
    });
    fc.assert(property, RUNS);
  },
  TIMEOUT_MS,
);

test(
  "random broken programs are refused with the code of each mistake",
  () => {
    const property = fc.property(brokenProgram, (broken) => {
      expect(misjudged(broken), printed(broken.program)).toBeUndefined();
    });
    fc.assert(property, RUNS);
  },
  TIMEOUT_MS,
);

test(
  "each mistake is told when it is the only one",
  () => {
    const wrong = mistakes.flatMap(({ code, also = [], make }) => {
      const draft = new Draft(smallest, false, [0]);
      make(draft);
      const problem = misjudged({ program: draft.finish(), codes: [code], also });
      return problem === undefined ? [] : [`${code}: ${problem}`];
    });
    expect(wrong).toEqual([]);
  },
  TIMEOUT_MS,
);

test("there is a mistake for each rule that refuses something", () => {
  const made = new Set(mistakes.map(({ code }) => code));
  const unbroken = rules.filter(({ level, code }) => level === "error" && !made.has(code)).map(({ code }) => code);
  expect(unbroken).toEqual([]);
});
