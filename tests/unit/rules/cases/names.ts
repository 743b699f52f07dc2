import { deadLettersOf, platform, service, stream, team, worker } from "../../../support/declarations";
import { breaks, holds, type RuleCases, STRING_TOKEN } from "./case";

const storage = { size: "1Gi", mountPath: "/data" };

export const names: Readonly<Record<string, RuleCases>> = {
  "HW-NAME-001": {
    compliant: [
      holds("43 characters", stream("o".repeat(43))),
      holds("one", worker("a")),
      holds("digits and dashes", team("shop-2")),
      holds("the namespace counts", team("Shop", { namespace: "shop" })),
    ],
    broken: [
      breaks("44 characters", `"${"o".repeat(44)}" is not a legal name.`, stream("o".repeat(44))),
      ...["", "Orders", "order_placed", "-a", "a-", "a.b", "ü", "a b", "a\n"].map((name) =>
        breaks(`of a worker: ${JSON.stringify(name)}`, `"${name}" is not a legal name.`, worker(name)),
      ),
      breaks("of a namespace", '"Shop" is not a legal name.', team("shop", { namespace: "Shop" })),
      breaks("of a platform", '"a.b" is not a legal name.', platform({ namespace: "a.b" })),
    ],
    notApplicable: [
      holds("dead letters have a dot", deadLettersOf("shipping")),
      holds(
        "who hands over events is named by the function",
        worker(`${"o".repeat(43)}-events`, { forwards: { target: `shop/${"o".repeat(43)}`, routes: [] } }),
      ),
      holds("a token", stream(`orders-${STRING_TOKEN}`)),
    ],
  },
  "HW-NAME-002": {
    compliant: [holds("a letter", service("a3")), holds("with storage", worker("index", { storage }))],
    broken: [
      breaks("a service", '"3d" begins with a digit.', service("3d")),
      breaks("what has storage", '"3d" begins with a digit.', worker("3d", { storage })),
    ],
    notApplicable: [holds("a worker has no Kubernetes Service", worker("3d")), holds("a token", service(STRING_TOKEN))],
  },
  "HW-NAME-003": {
    compliant: [holds("its own", team("shop")), holds("alike", team("default-shop"))],
    broken: ["default", "keda", "kube-system"].map((namespace) =>
      breaks(namespace, `The namespace "${namespace}" belongs to the cluster.`, team("shop", { namespace })),
    ),
  },
  "HW-NAME-004": {
    compliant: [
      holds("two teams", team("billing"), team("shop")),
      holds("the first of two", team("a", { namespace: "same" }), team("b", { namespace: "same" })),
      holds("of another platform", team("web", { platform: "other", namespace: "shop" })),
      holds("itself, as a manifest lists it", team("shop"), team("shop", { path: "imported/shop", imported: true })),
    ],
    broken: [
      breaks("two teams", 'The namespace "shop" is already that of shop.', team("web", { namespace: "shop" })),
      breaks(
        "a team and its platform",
        'The namespace "platform" is already that of core/platform.',
        team("web", { namespace: "platform" }),
      ),
      breaks(
        "another program's team",
        'The namespace "web" is already that of imported/old.',
        team("web"),
        team("old", { path: "imported/old", namespace: "web", imported: true }),
      ),
    ],
  },
  "HW-NAME-005": {
    compliant: [
      holds("two streams", stream("orders"), stream("returns")),
      holds("of two teams", stream("orders", { team: "billing" }), stream("orders"), team("billing")),
    ],
    broken: [
      breaks(
        "the same id in another scope",
        'The topic "shop.orders" is already that of shop/a/orders.',
        stream("orders", { path: "shop/b/orders" }),
      ),
    ].map((each) => ({ ...each, before: [stream("orders", { path: "shop/a/orders" })] })),
    notApplicable: [holds("of a missing team", stream("orders", { team: "nowhere" }))],
  },
  "HW-NAME-006": {
    compliant: [
      holds("two workers", worker("mail"), worker("print")),
      holds("of two teams", worker("mail", { team: "billing" }), worker("mail"), team("billing")),
    ],
    broken: [
      breaks(
        "a worker and a service",
        'The user and consumer group "shop.mail" are already those of shop/a/mail.',
        worker("mail", { path: "shop/b/mail" }),
      ),
    ].map((each) => ({ ...each, before: [service("mail", { path: "shop/a/mail" })] })),
    notApplicable: [holds("of a missing team", worker("mail", { team: "nowhere" }))],
  },
  "HW-NAME-007": {
    compliant: [holds("nothing with storage", service("index-peers"), worker("index"))],
    broken: [
      breaks(
        "a service and the replicas of another",
        'The Kubernetes Service "index-peers" is already that of shop/index.',
        service("index-peers"),
        worker("index", { storage }),
      ),
    ],
    notApplicable: [
      holds("a worker has no Kubernetes Service", worker("index-peers"), worker("index", { storage })),
      holds("another name", service("index"), worker("peers", { storage })),
    ],
  },
  "HW-NAME-008": {
    compliant: [holds("alike", worker("hooks-of-mine"))],
    broken: ["default", "default-deny", "hooks", "headwater-hook"].map((name) =>
      breaks(name, `The name "${name}" is reserved.`, worker(name)),
    ),
  },
  "HW-NAME-009": {
    compliant: ["legacy.orders", "Orders_2", `${"o".repeat(249)}`].map((topic) =>
      holds(topic, stream("orders", { topic })),
    ),
    broken: ["legacy/orders", "..", "__consumer_offsets", "", "ü", "o".repeat(250)].map((topic) =>
      breaks(JSON.stringify(topic), `"${topic}" is not a legal name of a topic.`, stream("orders", { topic })),
    ),
    notApplicable: [
      holds("a name of ours", stream("orders")),
      holds("dead letters", deadLettersOf("mail")),
      holds("a token", stream("orders", { topic: STRING_TOKEN })),
    ],
  },
};
