import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { atLeast, atMost, type Bar, isTrue } from "../../../bench/figures";
import type { Progress } from "../../../console/progress";
import { ensureRuntime } from "../../../scripts/build/ensure-runtime";
import { GatewayProject } from "../../../tests/support/gateway/project";
import { BAD_WORKERS, type BadWorker, HARMLESS, UNLOADABLE } from "./bad-workers";
import { EVENTS, GOOD, LATER, LATER_EVENTS, NOT_BEHIND, RULES } from "./events";
import { BadShop } from "./shop";

/** Its container waits 10, 20 and 40 s between its deaths, and one that hangs takes 50 s to be killed each time. */
const DYING_S = 330;
/** All workers are started by the same events. */
const OTHERS_S = 90;

/** Handlers that throw, hang, leak or exit, and events that can't be decoded: contained, visible, explained. */
export async function badInput(progress: Progress): Promise<Bar[]> {
  await progress.step("Bundle the runtime", ensureRuntime);
  const options = { cluster: "prove-bad-input", app: join(__dirname, "app.ts"), env: {}, knative: false };
  return await GatewayProject.whileDeployed(options, async (project) => {
    const shop = await BadShop.of(project);
    // A first pod goes when there is nothing to do, and with it what it has counted of events that came just before.
    await project.until("all workers sleep", () => shop.sleep(ALL.map(({ name }) => name)));
    await shop.publish([...RULES, ...EVENTS]);
    return [
      ...(await progress.step("Good events among bad ones", () => contained(shop))),
      ...(await progress.step("Metrics and alerts", () => visible(shop))),
      ...(await progress.step("Dead letters and logs", () => explained(shop))),
      ...(await progress.step("headwater status", () => told(shop))),
    ];
  });
}

const ALL: readonly Pick<BadWorker, "name" | "dies" | "cause">[] = [...BAD_WORKERS, { name: HARMLESS }];
const KEEPING = BAD_WORKERS.filter(({ cause }) => cause !== undefined);

async function contained(shop: BadShop): Promise<Bar[]> {
  const began = Date.now();
  const among = await Promise.all(
    ALL.map(async ({ name, dies, cause }) => {
      // A worker that keeps no dead letters stops at a bad event, and only its key's events wait behind it.
      const [which, orders] =
        name !== HARMLESS && cause === undefined ? [" that does not wait for the bad one", NOT_BEHIND] : ["", GOOD];
      const seconds = await until(shop, name, orders, dies ? DYING_S : OTHERS_S, began);
      return atMost(`${name}: handles each good event${which}, in s`, seconds, dies ? DYING_S : OTHERS_S, " s");
    }),
  );
  await shop.publish(LATER_EVENTS);
  const sent = Date.now();
  const later = await Promise.all(
    KEEPING.map(async ({ name }) => {
      const seconds = await until(shop, name, LATER, OTHERS_S, sent);
      return atMost(`${name}: handles what comes later, in s`, seconds, OTHERS_S, " s");
    }),
  );
  return [...among, ...later];
}

/** Seconds until the worker has handled these orders; more than the limit if it does not within it. */
async function until(shop: BadShop, worker: string, orders: readonly number[], limitS: number, since: number) {
  for (;;) {
    const handled = new Set(await shop.handledBy(worker).catch(() => []));
    const seconds = (Date.now() - since) / 1000;
    if (orders.every((order) => handled.has(order)) || seconds > limitS) return seconds;
    await sleep(500);
  }
}

/** What a metric of a pod says, and that an alert is about it. */
async function visible(shop: BadShop): Promise<Bar[]> {
  await shop.pause("checkout");
  const rules = await shop.rules();
  const alerted = (alert: string, workload: string, metric: string) =>
    rules.some((rule) => rule.alert === alert && rule.labels.workload === workload && rule.expr.includes(metric));
  const counts = async (alert: string, workload: string, metric: string, count: number) => [
    atLeast(`${workload}: ${metric}`, count, 1),
    isTrue(`${workload}: ${alert} looks at it`, alerted(alert, workload, metric), metric),
  ];
  const counted = async (alert: string, workload: string, metric: string, stream: string) =>
    counts(alert, workload, metric, seriesOf(await shop.metricsOf("shop", workload), `${metric}{stream="${stream}"}`));
  const bars = await Promise.all([
    ...KEEPING.filter(({ props }) => props?.runsAs !== "jobs").map(({ name }) =>
      counted("HeadwaterDeadLetters", name, "headwater_dead_letters_total", "orders"),
    ),
    // The pod of a Job goes with it.
    ...BAD_WORKERS.filter(({ dies, props }) => dies && props?.runsAs !== "jobs").map(async ({ name }) =>
      counts("HeadwaterRestarts", name, "kube_pod_container_status_restarts_total", await shop.restartsOf(name)),
    ),
    counted("HeadwaterTableRejections", HARMLESS, "headwater_table_rejected_total", "rules"),
  ]);
  // The provisioner looks each half minute.
  const looked = shop.project.until("the provisioner has seen the paused call", async () => {
    const metrics = await shop.metricsOf("platform", "provisioner");
    return callsIn(metrics, "checkout", ["paused"]) > 0 && metrics;
  });
  const durable = await looked.catch(() => shop.metricsOf("platform", "provisioner"));
  return [
    ...bars.flat(),
    atLeast("checkout: headwater_durable_calls that are paused", callsIn(durable, "checkout", ["paused"]), 1),
    atLeast(
      "billing: headwater_durable_calls that are tried again",
      callsIn(durable, "billing", ["backing-off", "running", "ready"]),
      1,
    ),
  ];
}

/** Calls of a durable function that are in one of these states. */
const callsIn = (metrics: string, name: string, statuses: readonly string[]): number =>
  statuses.reduce(
    (sum, status) => sum + seriesOf(metrics, `headwater_durable_calls{function="shop.${name}",status="${status}"}`),
    0,
  );

/** The value of a series; 0 if it is not there. */
function seriesOf(metrics: string, series: string): number {
  const line = metrics.split("\n").find((each) => each.startsWith(`${series} `));
  return Number(line?.slice(series.length) ?? 0);
}

/** The dead letters' headers say why, and so does a line of the log. */
async function explained(shop: BadShop): Promise<Bar[]> {
  const bars = await Promise.all(
    KEEPING.map(async ({ name, cause = /^/, props }) => {
      const errors = (await shop.lettersOf(name)).map(({ error }) => error).sort();
      const [bad, garbled] = [
        errors.filter((error) => cause.test(error)),
        errors.filter((error) => GARBLED.test(error)),
      ];
      const dead = isTrue(
        `${name}: its dead letters say why`,
        errors.length === 2 && bad.length === 1 && garbled.length === 1,
        errors.join(" | "),
      );
      // The pod of a Job goes with it.
      if (props?.runsAs === "jobs") return [dead];
      const lines = (await shop.logOf(name)).filter(({ msg }) => msg === "Published an event as a dead letter");
      const told = lines.some(({ reason = "" }) => reason.includes(bad[0] ?? "?"));
      return [dead, isTrue(`${name}: its log says why`, told, lines.map(({ reason }) => reason).join(" | "))];
    }),
  );
  return bars.flat();
}

const GARBLED = /can't be decoded/;

/** What `headwater status` says of each. */
async function told(shop: BadShop): Promise<Bar[]> {
  const { result, text } = await shop.status();
  const { problems, warnings } = result;
  const says = (what: string, found: readonly { readonly object: string; readonly cause: string }[], name: string) => {
    const about = found.filter(({ object }) => object.endsWith(` shop/${name}`)).map(({ cause }) => cause);
    return (pattern: RegExp) =>
      isTrue(
        `status: ${name}: ${what}`,
        about.some((cause) => pattern.test(cause)),
        about.join(" | "),
      );
  };
  const letters = KEEPING.flatMap(({ name, cause = /^/ }) => [
    says("a warning counts its dead letters", warnings, name)(/^2 of its events are dead letters/),
    says("it names the cause", warnings, name)(new RegExp(cause.source.replace(/^\^|\$$/g, ""), "s")),
    isTrue(`status: ${name}: what to do is a command`, text.includes(`headwater deadletters show shop/${name}.`), ""),
  ]);
  return [
    ...letters,
    ...BAD_WORKERS.filter(({ dies, cause, props }) => dies && cause && !props).map(({ name }) =>
      says("a warning counts its restarts", warnings, name)(/^It restarted \d+ times, the last time \d+ (s|min) ago: /),
    ),
    says(
      "a warning names the value that is kept out",
      warnings,
      HARMLESS,
    )(/^It keeps shop\.rules\/0\/0 out of its table/),
    says(
      "a warning tells of the paused call",
      warnings,
      "checkout",
    )(/^1 call failed at every try, and is paused.*no such card/s),
    says(
      "a warning tells of the failing call",
      warnings,
      "billing",
    )(/^1 call failed at every try, and is tried again.*no answer/s),
    says("it is not ready, and why", problems, "stops")(/(no stock|can't be decoded).*the worker stops here/s),
    says("it is not ready, and why", problems, UNLOADABLE)(/can't be loaded: Cannot find module '\.\/forgotten\.cjs'/),
  ];
}
