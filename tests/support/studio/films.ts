import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { EventHandler } from "../../../constructs";

/** Longer than a partition may take to be given up, and than another pod may take to start on a busy machine. */
const TAKES_MS = 20_000;

/** Takes long over each film, and says when, where and how often. */
const films: EventHandler<{ film: string }> = async ({ value }, { publish }) => {
  if (!value) return;
  const began = Date.now();
  await sleep(TAKES_MS);
  await publish("transcoded", {
    key: value.film,
    value: { film: value.film, pod: hostname(), began, ended: Date.now() },
  });
};
export default films;
