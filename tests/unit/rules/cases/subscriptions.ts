import type { ScheduleDeclaration } from "../../../../constructs/model/scaling-declarations";
import type { SubscriptionDeclaration } from "../../../../constructs/model/workload-declarations";
import {
  container,
  deadLettersOf,
  platform,
  reading,
  scaling,
  service,
  stream,
  worker,
} from "../../../support/declarations";
import { breaks, holds, NUMBER_TOKEN, type RuleCases, STRING_TOKEN } from "./case";

const subscribes = [reading("orders")];
const batched = (stream: string) => reading(stream, { batch: { size: 100, waitMs: 1_000 } });
const upTo = (max: number) => worker("mail", { scaling: { ...scaling, max }, subscribes });
const week = { start: "50 7 * * MON-FRI", end: "0 18 * * MON-FRI", timezone: "Europe/Berlin", replicas: 3 };
const scheduled = (props: Partial<ScheduleDeclaration>) =>
  worker("mail", { scaling: { ...scaling, schedules: [{ ...week, ...props }] }, subscribes });
const letters = (workload: string, deadLetters?: string) =>
  reading(`${workload}/dead-letters`, { deadLetters: deadLetters && `shop/${deadLetters}/dead-letters` });

const DAY = 24 * 60 * 60 * 1000;
const handling = (props: Partial<SubscriptionDeclaration> = {}) =>
  worker("mail", { subscribes: [reading("orders", props)] });
const keeping = (days: number) =>
  platform({
    kafka: { bootstrapServers: "kafka:9092", brokers: 3, podLabels: undefined, offsetRetentionMs: days * DAY },
  });

export const subscriptions: Readonly<Record<string, RuleCases>> = {
  "HW-WORKER-001": {
    compliant: [holds("subscribes", worker("mail", { subscribes }))],
    broken: [breaks("nothing", "The worker subscribes to nothing, so it would never run.", worker("mail"))],
    notApplicable: [holds("a service", service("web"))],
  },
  "HW-BATCH-001": {
    compliant: [holds("batches alone", worker("mail", { subscribes: [batched("orders"), batched("customers")] }))],
    broken: [
      breaks(
        "both",
        "It gets batches of others, and single events of shop/customers.",
        worker("mail", { subscribes: [batched("orders"), reading("customers")] }),
      ),
      breaks(
        "events for a durable function",
        "It is to get batches of shop/orders.",
        worker("checkout-events", {
          subscribes: [batched("orders")],
          forwards: { target: "shop/checkout", routes: [] },
        }),
      ),
    ],
    notApplicable: [
      holds("single events", worker("mail", { subscribes })),
      holds(
        "a container",
        worker("mail", { code: container(), subscribes: [batched("orders"), reading("customers")] }),
      ),
    ],
  },
  "HW-SERVICE-001": {
    compliant: [holds("a container", service("web", { subscribes, code: container() }))],
    broken: [
      breaks(
        "a handler",
        "The service's handler answers requests; it is never given events.",
        service("web", { subscribes }),
      ),
    ],
    notApplicable: [holds("subscribes to nothing", service("web")), holds("a worker", worker("mail", { subscribes }))],
  },
  "HW-SCALING-001": {
    compliant: [holds("equal", worker("mail", { scaling: { ...scaling, min: 4, max: 4 } }))],
    broken: [
      breaks(
        "more",
        "scaling.min is 5 and scaling.max is 2.",
        worker("mail", { scaling: { ...scaling, min: 5, max: 2 } }),
      ),
    ],
    notApplicable: [
      holds("not scaled", service("web")),
      holds("a token below", worker("mail", { scaling: { ...scaling, min: NUMBER_TOKEN } })),
      holds("a token above", worker("mail", { scaling: { ...scaling, max: NUMBER_TOKEN } })),
    ],
  },
  "HW-SCALING-002": {
    compliant: [
      holds("as many as partitions", upTo(12), stream("orders", { partitions: 12 })),
      holds(
        "the widest counts",
        worker("mail", { scaling: { ...scaling, max: 12 }, subscribes: [reading("orders"), reading("returns")] }),
        stream("orders", { partitions: 1 }),
        stream("returns", { partitions: 12 }),
      ),
      holds("the default, which nobody chose", upTo(4), stream("orders", { partitions: 1 })),
    ],
    broken: [
      breaks(
        "more",
        "scaling.max is 13, and the widest stream has 12 partitions.",
        upTo(13),
        stream("orders", { partitions: 12 }),
      ),
      breaks(
        "one",
        "scaling.max is 2, and the widest stream has 1 partition.",
        upTo(2),
        stream("orders", { partitions: 1 }),
      ),
    ],
    notApplicable: [
      holds("not scaled", service("web", { subscribes, code: container() }), stream("orders")),
      holds("subscribes to nothing", worker("mail")),
      holds("a stream that is not there", upTo(40)),
      holds("no legal number of partitions", upTo(40), stream("orders", { partitions: 0 })),
      holds("a token", upTo(40), stream("orders", { partitions: NUMBER_TOKEN })),
      holds("a token of its own", upTo(NUMBER_TOKEN), stream("orders")),
    ],
  },
  "HW-SCALING-003": {
    compliant: [
      holds("in the week", scheduled({})),
      holds("the least and the most", scheduled({ start: "0 0 1 1 0", end: "59 23 31 12 6", replicas: 4 })),
      ...["UTC", "Etc/UTC", "GMT", "Asia/Kolkata", "Asia/Calcutta", "US/Eastern", "America/Port-au-Prince"].map(
        (timezone) => holds(timezone, scheduled({ timezone })),
      ),
      holds("lists, steps and names", scheduled({ start: "*/2,1-9/3 * ? JAN-MAR/2 sun", end: "5 * * dec 1-5" })),
    ],
    broken: [
      breaks("no cron", 'scaling.schedules[0].start is "8:00". It has not five fields.', scheduled({ start: "8:00" })),
      breaks(
        "out of range",
        'scaling.schedules[0].end is "60 24 * * *". "60" is no minute from 0 to 59.',
        scheduled({ end: "60 24 * * *" }),
      ),
      ...["5-1 * * * *", "*/0 * * * *", "1/2/3 * * * *", "1-2-3 * * * *", "-1 * * * *", ",1 * * * *"].map((start) =>
        breaks(start, new RegExp(`start is "${start.replace(/[*/]/g, "\\$&")}"`), scheduled({ start })),
      ),
      breaks(
        "without a pause",
        'scaling.schedules[0].start and end are both "0 8 * * *".',
        scheduled({ start: "0 8 * * *", end: "0 8 * * *" }),
      ),
      breaks(
        "nowhere",
        'scaling.schedules[0].timezone is "Europe/Bremen", which is none.',
        scheduled({ timezone: "Europe/Bremen" }),
      ),
      breaks(
        "an offset",
        'scaling.schedules[0].timezone is "+01:00", which is none.',
        scheduled({ timezone: "+01:00" }),
      ),
      ...["utc", "europe/berlin", "EUROPE/BERLIN", "etc/utc", "us/Eastern"].map((timezone) =>
        breaks(
          timezone,
          `scaling.schedules[0].timezone is "${timezone}", which KEDA does not know: upper and lower case count.`,
          scheduled({ timezone }),
        ),
      ),
      breaks("too many", "scaling.schedules[0].replicas is 5, and scaling.max is 4.", scheduled({ replicas: 5 })),
      breaks("none", "scaling.schedules[0].replicas is 0, and scaling.max is 4.", scheduled({ replicas: 0 })),
    ],
    notApplicable: [
      holds("no schedule", worker("mail", { subscribes })),
      holds("a token", scheduled({ start: STRING_TOKEN })),
    ],
  },
  "HW-SCALING-005": {
    compliant: [holds("comes and goes", worker("mail", { subscribes, scaling: { ...scaling, jobs: true } }))],
    broken: [
      breaks("kept", "scaling.min is 1.", worker("mail", { subscribes, scaling: { ...scaling, min: 1, jobs: true } })),
      breaks(
        "kept by a token",
        "scaling.min is a value known only later.",
        worker("mail", { subscribes, scaling: { ...scaling, min: NUMBER_TOKEN, jobs: true } }),
      ),
      breaks(
        "by the clock",
        "It has scaling.schedules.",
        worker("mail", { subscribes, scaling: { ...scaling, schedules: [week], jobs: true } }),
      ),
      breaks(
        "with a volume",
        "It has storage.",
        worker("mail", {
          subscribes,
          scaling: { ...scaling, jobs: true },
          storage: { size: "1Gi", mountPath: "/data" },
        }),
      ),
    ],
    notApplicable: [
      holds("replicas that stay", worker("mail", { subscribes, scaling: { ...scaling, min: 1 } })),
      holds("a service", service("web", { subscribes, code: container() })),
    ],
  },
  "HW-DEADLETTER-001": {
    compliant: [
      holds("without", worker("repair", { subscribes: [letters("mail")] }), deadLettersOf("mail"), worker("mail")),
    ],
    broken: [
      breaks(
        "with",
        "shop/mail/dead-letters holds dead letters, and is subscribed to with deadLetter.",
        worker("repair", { subscribes: [letters("mail", "repair")] }),
        deadLettersOf("mail"),
      ),
    ],
    notApplicable: [
      holds("events", worker("mail", { subscribes: [reading("orders", { deadLetters: "x" })] }), stream("orders")),
      holds("its own", worker("mail", { subscribes: [letters("mail", "mail")] }), deadLettersOf("mail")),
    ],
  },
  "HW-DEADLETTER-002": {
    compliant: [holds("others'", worker("repair", { subscribes: [letters("mail")] }), deadLettersOf("mail"))],
    broken: [
      breaks(
        "its own",
        "It subscribes to its own dead letters, shop/mail/dead-letters.",
        worker("mail", { subscribes: [letters("mail")] }),
        deadLettersOf("mail"),
      ),
    ],
    notApplicable: [holds("subscribes to nothing", worker("mail"))],
  },
  "HW-RETRY-001": {
    compliant: [
      holds(
        "with dead letters",
        worker("mail", { subscribes: [reading("orders", { retryMode: "viaStream", deadLetters: "x" })] }),
      ),
    ],
    broken: [
      breaks(
        "without",
        "It tries events of shop/orders again via a stream, and has no dead letters.",
        worker("mail", { subscribes: [reading("orders", { retryMode: "viaStream" })] }),
      ),
    ],
    notApplicable: [holds("in order", worker("mail", { subscribes: [reading("orders", { retryMode: "inOrder" })] }))],
  },
  "HW-WORKLOAD-002": {
    compliant: [holds("others", worker("mail", { subscribes, publishes: ["shop/sent"] }), stream("orders"))],
    broken: [
      breaks(
        "the same",
        "It subscribes to shop/orders and publishes to it.",
        worker("mail", { subscribes, publishes: ["shop/orders"] }),
      ),
    ],
    notApplicable: [
      holds("only subscribes", worker("mail", { subscribes })),
      holds("only publishes", service("web", { publishes: ["shop/orders"] })),
    ],
  },
  "HW-OFFSETS-001": {
    compliant: [
      holds("kept for as long", handling(), keeping(30), stream("orders", { retentionMs: 30 * DAY })),
      holds("the brokers' default", handling(), keeping(7), stream("orders")),
    ],
    broken: [
      breaks(
        "kept for longer",
        "shop/orders keeps events for 365 days, and the brokers keep offsets for 90 days.",
        handling(),
        keeping(90),
        stream("orders", { retentionMs: 365 * DAY }),
      ),
      breaks(
        "the brokers' default",
        "shop/orders keeps events for 7 days, and the brokers keep offsets for 0.5 days.",
        handling({ from: "latest" }),
        keeping(0.5),
        stream("orders"),
      ),
    ],
    notApplicable: [
      holds("nobody knows", handling(), stream("orders", { retentionMs: 365 * DAY })),
      holds("state", handling(), keeping(1), stream("orders", { role: "state" })),
      holds(
        "always runs",
        worker("mail", { subscribes, scaling: { ...scaling, min: 1 } }),
        keeping(1),
        stream("orders"),
      ),
      holds("a service", service("web", { subscribes, code: container() }), keeping(1), stream("orders")),
    ],
  },
};
