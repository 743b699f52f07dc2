import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { controller, restarts } from "../../../constructs/engines/promql";

/** As Knative does: https://github.com/knative/pkg/blob/main/kmeta/names.go */
function deploymentOf(revision: string): string {
  const suffix = "-deployment";
  if (revision.length + suffix.length <= 63) return revision + suffix;
  return revision.slice(0, 31 - suffix.length) + createHash("md5").update(revision).digest("hex") + suffix;
}

/** As the API server does, with the ReplicaSet's name: its own five characters come after 58 at most. */
const podOf = (deployment: string): string => `${`${deployment}-77db54df7-`.slice(0, 58)}zscsb`;

const patternIn = (query: string): RegExp => new RegExp(`^${/=~"([^"]*)"/.exec(query)?.[1]}$`);

test.each([1, 7, 18, 25, 30, 35, 36, 43])(
  "a service of %i letters that follows its requests has its pods",
  (length) => {
    const workload = "r".repeat(length);
    const subject = { namespace: "shop", workload, stateful: false, revisions: true };
    const deployment = deploymentOf(`${workload}-8d3ff6a5c3bb2f10`);
    const isIts = patternIn(controller(subject, "status_replicas"));
    const isItsPod = patternIn(restarts(subject));
    expect(isIts.test(deployment)).toBe(true);
    expect(isItsPod.test(podOf(deployment))).toBe(true);
    const others = ["archive", "expand-zscsb", "archive-8d3ff6a5c3bb2f10-deployment-77db54df7-zscsb"];
    for (const other of others) expect(isItsPod.test(`${workload}-${other}`)).toBe(false);
  },
);

test.each([1, 37, 38, 40, 43])("a durable function of %i letters has the pods of its versions", (length) => {
  const workload = "d".repeat(length);
  const isItsPod = patternIn(restarts({ namespace: "shop", workload, stateful: false, versioned: true }));
  expect(isItsPod.test(podOf(`${workload}-1a2b3c4d`))).toBe(true);
  for (const other of ["expand-zscsb", "1a2b3c4d-expand-zscsb", "archive-1a2b3c4d-77db54df7-zscsb"]) {
    expect(isItsPod.test(`${workload}-${other}`)).toBe(false);
  }
});
