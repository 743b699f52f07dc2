import { expect, test } from "vitest";
import { EventStream, Handler, type ScalingProps, Worker } from "../../../constructs";
import type { ScaledObject } from "../../../constructs/kubernetes/objects";
import { schemaProblems } from "../../support/kubernetes-schemas";
import { objectsOf, program } from "../../support/synth";

const handler = Handler.inline("module.exports = async () => undefined;");

function scaled(scaling: ScalingProps): ScaledObject {
  const { team, stack } = program();
  new Worker(team, "shipping", { handler, scaling }).subscribes(new EventStream(team, "placed"));
  return objectsOf(stack, "shipping")["ScaledObject/shipping"] as unknown as ScaledObject;
}

test("a schedule is a trigger beside the lag, in UTC unless it says otherwise", () => {
  const object = scaled({
    schedules: [
      { start: "50 7 * * MON-FRI", end: "0 18 * * MON-FRI", timezone: "Europe/Berlin", replicas: 3 },
      { start: "0 0 1 * *", end: "0 6 1 * *", replicas: 2 },
    ],
  });
  expect(object.spec.triggers.map(({ type }) => type)).toEqual(["kafka", "cron", "cron"]);
  expect(object.spec.triggers.slice(1).map(({ metadata }) => metadata)).toEqual([
    { start: "50 7 * * MON-FRI", end: "0 18 * * MON-FRI", timezone: "Europe/Berlin", desiredReplicas: "3" },
    { start: "0 0 1 * *", end: "0 6 1 * *", timezone: "UTC", desiredReplicas: "2" },
  ]);
  expect(schemaProblems(object as never)).toEqual([]);
});

test("without a schedule the lag alone counts", () => {
  expect(scaled({ max: 2 }).spec.triggers.map(({ type }) => type)).toEqual(["kafka"]);
});
