import { cronMistake } from "../../model/cron";
import type { ScheduleDeclaration } from "../../model/scaling-declarations";
import { isToken } from "../../model/tokens";
import { defineRule, judged, type Violation } from "../rule";

export const schedule = defineRule({
  code: "HW-SCALING-003",
  name: "A schedule has times, a timezone and replicas that are possible",
  why: "KEDA would scale the worker neither by the clock nor by its lag (https://keda.sh/docs/2.20/scalers/cron/).",
  fix: `Give five fields of cron for start and for end, such as "0 8 * * MON-FRI", two that differ; a timezone of the IANA database; and replicas from 1 to max.`,
  example: `new Worker(shop, "shipping", { scaling: { schedules: [{ start: "8:00", end: "18:00", replicas: 3 }] }, … });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { scaling }) {
    const schedules = scaling?.schedules ?? [];
    if (!scaling || schedules.length === 0) return "not applicable";
    if (schedules.some((each) => Object.values(each).some(isToken))) return "not applicable";
    return judged(schedules.flatMap((each, index) => mistakes(each, `scaling.schedules[${index}]`, scaling.max)));
  },
});

function mistakes({ start, end, timezone, replicas }: ScheduleDeclaration, place: string, max: number): Violation[] {
  const found: string[] = [];
  for (const [name, text] of Object.entries({ start, end })) {
    const mistake = cronMistake(text);
    if (mistake) found.push(`${name} is "${text}". ${mistake}`);
  }
  if (start === end) found.push(`start and end are both "${start}".`);
  if (!isTimezone(timezone)) found.push(`timezone is "${timezone}", which is none.`);
  if (!isToken(max) && !(Number.isInteger(replicas) && replicas >= 1 && replicas <= max)) {
    found.push(`replicas is ${replicas}, and scaling.max is ${max}.`);
  }
  return found.map((message) => ({ message: `${place}.${message}` }));
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    // Offsets, such as "+01:00", are timezones to Node and none to KEDA.
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}
