import { describe, expect, test } from "vitest";
import type { Conditioned } from "../../../cli/status/conditions";
import { configurationPart, isOfRevision } from "../../../cli/status/configurations";
import { isFaultyJob, jobsInWords, jobsPart } from "../../../cli/status/jobs";
import { renderStatus } from "../../../cli/status/render-status";
import { summarize } from "../../../cli/status/status";
import type { LiveWorkload, View } from "../../../cli/status/view";
import { styleOf } from "../../../console/style";

const NOW = Date.parse("2026-11-28T12:00:00Z");

const named = (name: string, conditions: Readonly<Record<string, string>> = {}): Conditioned => ({
  metadata: { name, namespace: "media" },
  status: { conditions: Object.entries(conditions).map(([type, status]) => ({ type, status })) },
});

const jobOf = (worker: string, name: string, status: LiveWorkload["status"]): LiveWorkload => ({
  kind: "Job",
  metadata: { name: `${worker}-${name}`, namespace: "media", labels: { "scaledjob.keda.sh/name": worker } },
  status: { startTime: new Date(NOW - 61_000).toISOString(), ...status },
});

const running = jobOf("films", "a", { active: 1, ready: 1 });
const starting = jobOf("films", "b", { active: 1, ready: 0 });
const done = jobOf("films", "c", { active: 0, succeeded: 1 });
const failed = jobOf("films", "d", { conditions: [{ type: "Failed", status: "True" }] });

const shown = (scaledJob: Conditioned, jobs: readonly LiveWorkload[], object?: string): string => {
  const view: View = {
    namespaces: [{ metadata: { name: "media", labels: { "headwater.dev/platform": "platform" } } }],
    workloads: jobs,
    conditioned: new Map([["ScaledJob", [scaledJob]]]),
    revisions: [],
    absent: [],
    streams: new Map(),
    waking: new Set(),
    missingKeys: [],
    troubles: { restarts: [], deadLetters: [], rejectedValues: [], failingCalls: [], silences: [] },
    unread: [],
  };
  const problems = object === undefined ? [] : [{ object, cause: "", fix: "" }];
  return renderStatus(summarize(view, problems), styleOf({})).split("\n")[1] ?? "";
};

describe("a worker that runs as Jobs", () => {
  test.each<[string, Conditioned, readonly LiveWorkload[], string | undefined, string]>([
    [
      "sleeps when nothing happens",
      named("films", { Active: "False" }),
      [done],
      undefined,
      "· films  ScaledJob  asleep",
    ],
    ["is stopped when it is paused", named("films", { Paused: "True" }), [], undefined, "· films  ScaledJob  stopped"],
    ["runs", named("films"), [running, starting, done], undefined, "✓ films  ScaledJob  1 running, 1 starting"],
    [
      "has failed, and is tried again",
      named("films", { Active: "True" }),
      [failed, running, jobOf("others", "a", { active: 1, ready: 1 })],
      "Job media/films-d",
      "✗ films  ScaledJob  1 running, 1 failed",
    ],
    [
      "had failed, before its events were done",
      named("films", { Active: "False" }),
      [failed],
      undefined,
      "· films  ScaledJob  asleep",
    ],
  ])("%s", (_, scaledJob, jobs, problem, line) => {
    expect(shown(scaledJob, jobs, problem)).toBe(`  ${line}`);
  });

  test("has a state, and how many there are, for programs", () => {
    const part = jobsPart(named("films"), [running, starting, failed], (job) => job === failed);
    expect(part).toEqual({ kind: "ScaledJob", name: "films", state: "not ready", ready: 1, wanted: 2, failed: 1 });
    expect(jobsInWords(part)).toBe("1 running, 1 starting, 1 failed");
  });
});

describe("a Job", () => {
  test("of no worker, such as a hook, is at fault when it has failed", () => {
    const job = (conditions: NonNullable<LiveWorkload["status"]>["conditions"]): LiveWorkload => ({
      kind: "Job",
      metadata: { name: "orders-expand", namespace: "media" },
      status: { active: 1, ready: 0, ...(conditions ? { conditions } : {}) },
    });
    const of = (type: string) => job([{ type, status: "True" }]);
    const jobs = [job(undefined), of("Complete"), of("Failed")];
    expect(jobs.map((one) => isFaultyJob(one, [named("films")], NOW))).toEqual([false, false, true]);
  });

  test("of a worker is at fault when its pod has not come up within a minute, or it failed and its events wait", () => {
    const isFaulty = (job: LiveWorkload, at = NOW, active = "True") =>
      isFaultyJob(job, [named("films", { Active: active })], at);
    expect(isFaulty(starting)).toBe(true);
    expect(isFaulty(starting, NOW - 2_000)).toBe(false);
    expect([running, done].map((job) => isFaulty(job))).toEqual([false, false]);
    expect(isFaulty(failed)).toBe(true);
    // KEDA keeps it for a day.
    expect(isFaulty(failed, NOW, "False")).toBe(false);
  });
});

describe("a service that follows its requests", () => {
  const revision = (name: string, replicas: number, readyReplicas = replicas): LiveWorkload => ({
    kind: "Deployment",
    metadata: { name, namespace: "media", labels: { "serving.knative.dev/configuration": "reports" } },
    spec: { replicas },
    status: { readyReplicas },
  });
  const part = (workloads: readonly LiveWorkload[], isTold = () => false, isWaking = () => false) =>
    configurationPart(named("reports"), workloads, isTold, isWaking);

  test("is told with all its revisions, and sleeps when nobody asks", () => {
    const all = [revision("reports-1-deployment", 0), revision("reports-2-deployment", 2, 1)];
    expect(all.every(isOfRevision)).toBe(true);
    const common = { kind: "Configuration", name: "reports" };
    expect(part(all)).toEqual({ ...common, state: "ready", ready: 1, wanted: 2 });
    expect(part(all, () => true)).toMatchObject({ state: "not ready" });
    const waking = part(
      all,
      () => false,
      () => true,
    );
    expect(waking).toMatchObject({ state: "starting" });
    expect(part(all.slice(0, 1))).toEqual({ ...common, state: "asleep", ready: 0, wanted: 0 });
  });
});
