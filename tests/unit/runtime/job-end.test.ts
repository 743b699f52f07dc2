import { expect, test } from "vitest";
import { JobEnd } from "../../../runtime/handler-host/job-end";

function started(settings: { exitWhenIdleMs: number; exitAfterMs: number }) {
  const clock = { ms: 0, now: () => new Date(clock.ms) };
  return { end: new JobEnd(settings, clock), at: (ms: number) => Object.assign(clock, { ms }) };
}

test("a Job ends when it had nothing to do for so long, counted from its last event", () => {
  const { end, at } = started({ exitWhenIdleMs: 1_000, exitAfterMs: 60_000 });
  at(999);
  expect(end.reason(true)).toBeUndefined();
  end.touch();
  at(1_998);
  expect(end.reason(true)).toBeUndefined();
  at(1_999);
  expect(end.reason(true)).toBe("There was no event for 1000 ms.");
});

test("an event that takes longer than that keeps it, and for so long after", () => {
  const { end, at } = started({ exitWhenIdleMs: 1_000, exitAfterMs: 60_000 });
  at(30_000);
  expect(end.reason(false)).toBeUndefined();
  at(30_999);
  expect(end.reason(true)).toBeUndefined();
  at(31_000);
  expect(end.reason(true)).toMatch(/no event/);
});

test("a Job that always has something to do makes room for another one", () => {
  const { end, at } = started({ exitWhenIdleMs: 1_000, exitAfterMs: 60_000 });
  at(59_999);
  expect(end.reason(false)).toBeUndefined();
  at(60_000);
  expect(end.reason(false)).toBe("It has run for 60000 ms; another Job goes on.");
});
