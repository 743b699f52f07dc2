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
  const found: Violation[] = [];
  for (const [name, text] of Object.entries({ start, end })) {
    const mistake = cronMistake(text);
    if (mistake) found.push({ message: `${name} is "${text}". ${mistake}` });
  }
  if (start === end) found.push({ message: `start and end are both "${start}".` });
  found.push(...timezoneMistakes(timezone));
  if (!isToken(max) && !(Number.isInteger(replicas) && replicas >= 1 && replicas <= max)) {
    found.push({ message: `replicas is ${replicas}, and scaling.max is ${max}.` });
  }
  return found.map((each) => ({ ...each, message: `${place}.${each.message}` }));
}

/** Node takes names in any case, KEDA as they are written: https://pkg.go.dev/time#LoadLocation. */
function timezoneMistakes(name: string): Violation[] {
  const known = knownAs(name);
  if (known === undefined) return [{ message: `timezone is "${name}", which is none.` }];
  const isAlias = known.toLowerCase() !== name.toLowerCase();
  if (isAlias ? CAPITALS.test(name) : known === name) return [];
  return [
    {
      message: `timezone is "${name}", which KEDA does not know: upper and lower case count.`,
      fix: isAlias ? 'Write it as the IANA database does, such as "Etc/UTC".' : `Write "${known}".`,
    },
  ];
}

/** How each part of a name begins. Of an alias Node tells no more. */
const CAPITALS = /^[A-Z][^/]*(\/[A-Z][^/]*)*$/;

/** Node's name of a timezone, of which this may be an alias; undefined if there is none. */
function knownAs(name: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    // Offsets, such as "+01:00", are timezones to Node and none to KEDA.
    return /^[+-]/.test(name) ? undefined : timeZone;
  } catch {
    return undefined;
  }
}
