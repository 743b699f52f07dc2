import type { IConstruct } from "constructs";
import type {} from "vitest";
import type { KubernetesObject } from "../engines/engine";
import { whatThereIs } from "./find-object";
import { objectsOf, problemsOf } from "./objects-of";

/** What vitest and jest give a matcher. */
interface MatcherContext {
  readonly equals: (a: unknown, b: unknown, testers?: never[]) => boolean;
  readonly utils: {
    readonly subsetEquality: unknown;
    readonly iterableEquality: unknown;
    readonly diff: (a: unknown, b: unknown) => string | null | undefined;
  };
}

/** Part of an object; `expect.stringContaining` and the like may stand for values. */
export type PartialObject = {
  readonly apiVersion?: unknown;
  readonly kind?: string;
  readonly metadata?: {
    readonly name?: unknown;
    readonly namespace?: unknown;
    readonly labels?: unknown;
    readonly annotations?: unknown;
  };
  readonly [field: string]: unknown;
};

/**
 * Matchers for vitest, which jest's `expect` takes as well.
 *
 * @example
 * expect.extend(matchers);
 * expect(app).toHaveNoProblems();
 * expect(team).toHaveObject({ kind: "Deployment", metadata: { name: "orders" }, spec: { replicas: 2 } });
 */
export const matchers = {
  /** One of the objects below a construct has all of this. */
  toHaveObject(this: MatcherContext, received: IConstruct, expected: PartialObject) {
    const objects = objectsOf(received);
    const testers = [this.utils.iterableEquality, this.utils.subsetEquality] as never[];
    return {
      pass: objects.some((object) => this.equals(object, expected, testers)),
      message: () => `${wanted(expected)}${nearest(this, objects, expected)}`,
    };
  },
  /** `cdktf synth` would refuse nothing. */
  toHaveNoProblems(this: MatcherContext, received: IConstruct) {
    const problems = problemsOf(received);
    return {
      pass: problems.length === 0,
      message: () =>
        problems.length === 0 ? "The program has no problems." : `The program has problems:\n${problems.join("\n")}`,
    };
  },
};

const wanted = ({ kind, metadata }: PartialObject): string =>
  `Looked for ${kind ?? "an object"}${typeof metadata?.name === "string" ? ` "${metadata.name}"` : ""} with what is expected.`;

/** The difference to the object of that kind and name, else what there is. */
function nearest({ utils }: MatcherContext, objects: readonly KubernetesObject[], expected: PartialObject): string {
  const { kind, metadata } = expected;
  const same = objects.find((object) => object.kind === kind && object.metadata.name === metadata?.name);
  if (same) return `\n${utils.diff(expected, same) ?? ""}`;
  const name = typeof metadata?.name === "string" ? { name: metadata.name } : {};
  return whatThereIs(objects, { ...(kind === undefined ? {} : { kind }), ...name });
}

interface HeadwaterMatchers<R> {
  toHaveObject(expected: PartialObject): R;
  toHaveNoProblems(): R;
}

// Without the import above the compiler does not look for the module.
declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: must repeat vitest's own type parameters.
  interface Matchers<T = any> extends HeadwaterMatchers<T> {}
}
