import type { TableDeclaration, WorkloadDeclaration } from "../../../../constructs/model/workload-declarations";
import {
  container,
  env,
  external,
  handler,
  mesh,
  platform,
  reading,
  route,
  service,
  stream,
  team,
  worker,
} from "../../../support/declarations";
import { breaks, holds, type RuleCases, STRING_TOKEN } from "./case";

const withEnv = (values: Record<string, string>) => service("web", { env: env(values) });
const running = (image: string) => service("web", { code: container({ image }) });
const withArgs = (...args: readonly string[]) => service("web", { code: container({ args }) });
const mounting = (mountPath: string) => worker("index", { storage: { size: "1Gi", mountPath } });
const held = (name: string, what: string) => `The environment variable ${name} holds ${what}.`;

const JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLW9m";
const PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIE";

const table = (stream: string, storage: TableDeclaration["storage"] = "memory"): TableDeclaration => ({
  stream,
  storage,
  maxBytes: undefined,
});

const holding = (name: string, storage?: TableDeclaration["storage"]) =>
  service("web", { holds: [table(`shop/${name}`, storage)] });

const bundled = (bytes: number) =>
  service("web", {
    code: {
      ...handler,
      code: "x".repeat(bytes),
      parts: [
        { name: "lodash", bytes: 300 * 1024 },
        { name: "own code", bytes: 2 * 1024 },
      ],
    },
  });

const requestScaling = { min: 0, max: 4, requestsPerReplica: 100, cooldown: 60 };
const rare = (props: Partial<WorkloadDeclaration> = {}) =>
  service("reports", { requestScaling, exposes: [route("/reports")], ...props });

const transactional = (props: Partial<WorkloadDeclaration> = {}) =>
  worker("mail", { code: { ...handler, transactional: true }, ...props });

const durable = (name: string, kind: "function" | "entity" = "function") =>
  worker(name, { role: "durable", durable: { kind, runtimeConfigMap: "runtime", maxReplicas: 4 } });
const keeping = platform({
  durable: { ingress: "http://restate:8080", admin: "http://restate:9070", podLabels: undefined },
});

export const workloads: Readonly<Record<string, RuleCases>> = {
  "HW-DURABLE-001": {
    compliant: [
      holds("kept", durable("checkout"), keeping),
      holds(
        "names that only Terraform knows",
        durable(STRING_TOKEN),
        team("shop", { namespace: STRING_TOKEN }),
        keeping,
      ),
    ],
    broken: [
      breaks(
        "nothing keeps it",
        "The platform core/platform has nothing that keeps durable functions.",
        durable("stock", "entity"),
      ),
      breaks("a digit first", '"3d" begins with a digit.', durable("3d"), keeping),
      breaks(
        "a namespace with a digit first",
        'The namespace of its team, "3pl", begins with a digit.',
        durable("checkout"),
        team("shop", { namespace: "3pl" }),
        keeping,
      ),
    ],
    notApplicable: [holds("a worker", worker("mail"))],
  },
  "HW-SCALING-004": {
    compliant: [
      holds("behind a gateway", rare()),
      holds("one that calls others", rare({ calls: ["shop/web"] }), service("web")),
      holds(
        "a canary of another's",
        rare(),
        service("web", { exposes: [route("/", { canary: { service: "shop/reports", percent: 5 } })] }),
      ),
    ],
    broken: [
      breaks("behind nothing", "It exposes nothing, so it would never run.", rare({ exposes: [] })),
      breaks("one that is called", "shop/web calls it.", rare(), service("web", { calls: ["shop/reports"] })),
      breaks(
        "a mirror",
        "shop/web sends it copies of requests, which nobody would hold.",
        rare(),
        service("web", { exposes: [route("/", { mirror: "shop/reports" })] }),
      ),
      breaks(
        "one that decides about requests",
        "shop/web asks it about each request, and nobody would hold the question.",
        rare(),
        service("web", { exposes: [route("/", { auth: { ...external, service: "shop/reports" } })] }),
      ),
      breaks(
        "that others may call",
        'Its visibility is "platform", so that other programs could call it.',
        rare({ visibility: "platform" }),
      ),
      breaks(
        "in a mesh",
        "Its platform has a mesh, whose proxies know nothing of who holds its requests.",
        rare(),
        platform({ mesh: mesh() }),
      ),
      breaks("with a volume", "It has storage.", rare({ storage: { size: "1Gi", mountPath: "/data" } })),
      breaks(
        "that reads a stream",
        "It subscribes to a stream, whose events would wait for a request.",
        rare({ subscribes: [reading("orders")], code: container() }),
      ),
      breaks(
        "with two ports",
        "container.metrics is a second port.",
        rare({ code: container({ metrics: { path: "/metrics", port: 9000 } }) }),
      ),
      breaks(
        "more than the most",
        "scaling.min is 5 and scaling.max is 4.",
        rare({ requestScaling: { ...requestScaling, min: 5 } }),
      ),
    ],
    notApplicable: [holds("always there", service("web"))],
  },
  "HW-HANDLER-010": {
    compliant: [holds("half of a ConfigMap", bundled(512 * 1024))],
    broken: [
      breaks(
        "more",
        "The handler takes 513 KiB of the 1024 KiB that there are. Largest: lodash 300 KiB, own code 2 KiB.",
        bundled(512 * 1024 + 1),
      ),
    ],
    notApplicable: [holds("not bundled", service("web")), holds("a container", running("shop/web@sha256:0"))],
  },
  "HW-HANDLER-011": {
    compliant: [
      holds("much, in short lines", service("web", { code: { ...handler, code: "a();\n".repeat(100_000) } })),
    ],
    broken: [
      breaks(
        "much in one line",
        "The handler has a line of 129 KiB; 128 KiB are printed in some 20 s.",
        bundled(128 * 1024 + 1),
      ),
    ],
    notApplicable: [holds("a container", running("shop/web@sha256:0"))],
  },
  "HW-TABLE-001": {
    compliant: [holds("state", holding("rules"), stream("rules", { role: "state", key: "id" }))],
    broken: [breaks("events", "shop/rules is no stream of state.", holding("rules"), stream("rules"))],
    notApplicable: [holds("none", service("web"))],
  },
  "HW-TABLE-002": {
    compliant: [holds("on a volume", { ...holding("rules", "disk"), storage: { size: "1Gi", mountPath: "/data" } })],
    broken: [breaks("no volume", "shop/rules is held on disk.", holding("rules", "disk"))],
    notApplicable: [holds("none", service("web")), holds("in memory", holding("rules"))],
  },
  "HW-TABLE-003": {
    compliant: [holds("one of each", holding("rules"), stream("rules", { role: "state", key: "id" }))],
    broken: [
      breaks(
        "two of a name",
        "It holds shop/rules and billing/rules.",
        service("web", { holds: [table("shop/rules"), table("billing/rules")] }),
        stream("rules", { role: "state", key: "id" }),
        stream("rules", { role: "state", key: "id", team: "billing", visibility: "platform" }),
      ),
    ],
    notApplicable: [holds("none", service("web"))],
  },
  "HW-TABLE-004": {
    compliant: [holds("none", durable("checkout"))],
    broken: [breaks("one", "It holds shop/rules.", { ...durable("checkout"), holds: [table("shop/rules")] })],
    notApplicable: [holds("a service", holding("rules"))],
  },
  "HW-ENV-001": {
    compliant: [holds("legal", withEnv({ A: "", _a1: "", "a.b-c": "" }))],
    broken: ["", "2ND", "a b", "a=b", "Ü", "A\n"].map((name) =>
      breaks(JSON.stringify(name), `"${name}" is no legal name of an environment variable.`, withEnv({ [name]: "" })),
    ),
    notApplicable: [holds("none", service("web")), holds("a token", withEnv({ [STRING_TOKEN]: "" }))],
  },
  "HW-ENV-002": {
    compliant: [
      holds("others", withEnv({ HEADWATER: "", MY_HEADWATER_GROUP: "", HEADWATER_LOG_LEVEL: "debug" })),
      holds("ports of a container", { ...withEnv({ PORT: "3000", HEALTH_PORT: "3001" }), code: container() }),
    ],
    broken: [
      breaks("a group", "HEADWATER_GROUP is set.", withEnv({ HEADWATER_GROUP: "mine" })),
      breaks(
        "ports of a handler",
        ["PORT is set.", "HEALTH_PORT is set."],
        withEnv({ PORT: "3000", HEALTH_PORT: "3001" }),
      ),
      breaks("a port of a durable function", "PORT is set.", { ...durable("checkout"), env: env({ PORT: "3000" }) }),
    ],
    notApplicable: [holds("none", service("web"))],
  },
  "HW-ENV-003": {
    compliant: [
      holds("an address and a value", { ...withEnv({ PAY_URI: "" }), calls: ["shop/pay"] }, service("pay")),
      holds("an address twice, of one service", service("web", { calls: ["shop/pay", "shop/pay"] }), service("pay")),
    ],
    broken: [
      breaks(
        "an address and a value",
        "PAY_API_URL would be the address of shop/pay-api and a value in env.",
        { ...withEnv({ PAY_API_URL: "" }), calls: ["shop/pay-api"] },
        service("pay-api"),
      ),
      breaks(
        "two services of one name",
        "PAY_URL would be the address of shop/pay and the address of billing/pay.",
        service("web", { calls: ["shop/pay", "billing/pay"] }),
        service("pay"),
        service("pay", { team: "billing" }),
      ),
      breaks(
        "a service and a durable function",
        "PAY_URL would be the address of shop/pay and the address of billing/pay.",
        service("web", { calls: ["shop/pay"], invokes: ["billing/pay"] }),
        service("pay"),
        service("pay", { team: "billing", role: "durable" }),
      ),
      breaks("given twice", "A would be a value in env and a value in env.", {
        ...service("web"),
        env: [...env({ A: "1" }), ...env({ A: "2" })],
      }),
    ],
    notApplicable: [holds("none", service("web"))],
  },
  "HW-SECRET-001": {
    compliant: [
      holds(
        "names that are no secrets",
        withEnv({
          PUBLIC_KEY_URL: "https://example.com/keys",
          TOKEN_URL: "https://example.com/token",
          PASSWORD_FILE: "x",
          SECRET_NAME: "stripe",
          MAX_TOKENS: "4096",
          PARTITION_KEY: "orderId",
          PUBLIC_KEY: "-----BEGIN PUBLIC KEY-----",
          PWD: "home",
          MONKEY: "x",
          TOKENIZER: "x",
        }),
      ),
      holds(
        "values that are no secrets",
        withEnv({
          API_TOKEN: "",
          REQUIRE_PASSWORD: "true",
          DB_PASSWORD: "/var/run/secrets/password",
          MAIL_PASSWORD: "$(OTHER)",
          URL: "https://user@example.com/a:b@c",
          TEMPLATE: "postgres://app:$(DB_PASSWORD)@db/app",
          CERTIFICATE: "-----BEGIN CERTIFICATE-----",
        }),
      ),
      holds("a URL whose password is a token", withEnv({ A: "x", URL: `postgres://app:${STRING_TOKEN}@db` })),
      holds("arguments", withArgs("--token-file=/a", "--password", "--verbose", "-p", "80", "--key-id=1")),
    ],
    broken: [
      ...["PASSWORD", "DB_PASSWORD", "dbPassword", "API_TOKEN", "CLIENT_SECRET", "STRIPE_KEY", "KEY", "MYSQL_PWD"].map(
        (name) => breaks(name, held(name, "a secret, by its name"), withEnv({ [name]: "hunter2" })),
      ),
      ...(
        [
          ["a private key", PEM],
          ["a JSON Web Token", JWT],
          ["an AWS access key", "AKIAIOSFODNN7EXAMPLE"],
          ["a GitHub token", `ghp_${"a1".repeat(18)}`],
          ["a GitLab token", `glpat-${"a1".repeat(10)}`],
          ["a Slack token", "xoxb-1234567890-abc"],
          ["a Stripe key", `sk_live_${"a1".repeat(12)}`],
          ["a Google API key", `AIza${"a".repeat(35)}`],
          ["an npm token", `npm_${"a".repeat(36)}`],
          ["a SendGrid key", `SG.${"a".repeat(22)}.${"b".repeat(43)}`],
          ["a URL with a password", "postgres://app:hunter2@db/app"],
        ] as const
      ).map(([what, value]) => breaks(what, held("SETTING", what), withEnv({ SETTING: `x ${value}` }))),
      breaks(
        "arguments",
        [
          "The argument --password holds a secret, by its name.",
          "The argument --api-key holds a secret, by its name.",
          "Argument 4 holds a private key.",
        ],
        withArgs("--password=hunter2", "--api-key", "hunter2", PEM),
      ),
    ],
    notApplicable: [
      holds("none", service("web")),
      holds("a token", withEnv({ PASSWORD: STRING_TOKEN })),
      holds("a Secret's key", service("web", { env: [{ name: "PASSWORD", secret: "db", key: "password" }] })),
    ],
  },
  "HW-IMAGE-001": {
    compliant: [
      holds("a tag", running("node:22")),
      holds("a registry's port", running("example.com:5000/a/b:1.0")),
      holds("a digest", running(`example.com/a@sha256:${"0".repeat(64)}`)),
    ],
    broken: [
      breaks("no tag", 'The image "node" has no tag.', running("node")),
      breaks("only a port", 'The image "example.com:5000/a" has no tag.', running("example.com:5000/a")),
      breaks("latest", 'The tag of the image "node:latest" is latest.', running("node:latest")),
    ],
    notApplicable: [
      holds("a handler", service("web")),
      holds("a token", running(`example.com/a:${STRING_TOKEN}`)),
      holds("no image at all", running("")),
    ],
  },
  "HW-IMAGE-002": {
    compliant: [holds("a name", running("node"))],
    broken: [
      breaks("none", 'The image is "".', running("")),
      breaks("a space", 'The image is "node 22".', running("node 22")),
    ],
    notApplicable: [holds("a handler", service("web")), holds("a token", running(STRING_TOKEN))],
  },
  "HW-STORAGE-001": {
    compliant: ["/data", "/var/lib/data/", "/a..b"].map((path) => holds(path, mounting(path))),
    broken: ["", "data", "/", "//", "./data", "/a:b", "/a/../b"].map((path) =>
      breaks(JSON.stringify(path), `storage.mountPath is "${path}".`, mounting(path)),
    ),
    notApplicable: [holds("no storage", worker("index")), holds("a token", mounting(STRING_TOKEN))],
  },
  "HW-STORAGE-002": {
    compliant: [holds("beside", mounting("/opt/headwater-data")), holds("elsewhere", mounting("/data"))],
    broken: [
      breaks("the same", 'storage.mountPath is "/tmp/", and /tmp is in use.', mounting("/tmp/")),
      breaks(
        "in one",
        'storage.mountPath is "/var/run/headwater/kafka", and /var/run/headwater is in use.',
        mounting("/var/run/headwater/kafka"),
      ),
      breaks("above one", 'storage.mountPath is "/opt", and /opt/headwater is in use.', mounting("/opt")),
    ],
    notApplicable: [holds("no storage", worker("index"))],
  },
  "HW-TRANSACTION-001": {
    compliant: [
      holds("publishes", transactional({ publishes: ["shop/orders"] })),
      holds(
        "has dead letters",
        transactional({ subscribes: [reading("orders", { deadLetters: "shop/mail/dead-letters" })] }),
      ),
      holds(
        "a service's container",
        service("web", { code: container({ transactional: true }), publishes: ["shop/orders"] }),
      ),
    ],
    broken: [
      breaks("publishes nothing", "It is transactional, and publishes nothing.", transactional()),
      breaks(
        "a service's handler",
        "It is the handler of a service, and transactional.",
        transactional({ role: "service", publishes: ["shop/orders"] }),
      ),
    ],
    notApplicable: [holds("not transactional", worker("mail"))],
  },
};
