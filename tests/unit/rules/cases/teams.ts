import { external, reading, route, service, stream, team, worker } from "../../../support/declarations";
import { breaks, holds, type RuleCases } from "./case";

const billing = team("billing");
const foreign = (visibility: "team" | "platform") =>
  stream("orders", { team: "billing", path: "shop/orders", visibility });
const publisher = service("web", { publishes: ["shop/orders"] });
const subscriber = worker("mail", { subscribes: [reading("orders")] });

export const teams: Readonly<Record<string, RuleCases>> = {
  "HW-EDGE-001": {
    compliant: [
      holds(
        "all are there",
        { ...subscriber, calls: ["shop/web"], publishes: ["shop/orders"] },
        stream("orders"),
        publisher,
      ),
    ],
    broken: [
      breaks(
        "a stream",
        'No stream is declared at shop/ordesr. Did you mean "shop/orders"?',
        service("web", { publishes: ["shop/ordesr"] }),
        stream("orders"),
      ),
      breaks(
        "who decides about a route's requests",
        "No workload is declared at shop/doorman.",
        service("web", { exposes: [route("/", { auth: external })] }),
      ),
      breaks(
        "dead letters",
        "No stream is declared at elsewhere.",
        worker("mail", { subscribes: [reading("orders", { deadLetters: "elsewhere" })] }),
        stream("orders"),
      ),
      breaks(
        "a durable function",
        "No workload is declared at shop/checkout.",
        service("web", { invokes: ["shop/checkout"] }),
      ),
      breaks(
        "of another kind",
        /^No workload is declared at shop\/orders\./,
        service("web", { calls: ["shop/orders"] }),
        stream("orders"),
      ),
    ],
    notApplicable: [holds("uses nothing", service("web"))],
  },
  "HW-TEAM-002": {
    compliant: [holds("its own", publisher, stream("orders"))],
    broken: [
      breaks(
        "another's, though exported",
        "The stream shop/orders belongs to another team, billing; only its own team publishes to it.",
        publisher,
        foreign("platform"),
        billing,
      ),
    ],
    notApplicable: [holds("publishes nothing", subscriber, stream("orders"))],
  },
  "HW-TEAM-003": {
    compliant: [
      holds("an exported stream", subscriber, foreign("platform"), billing),
      holds(
        "an exported service",
        service("web", { calls: ["billing/pay"] }),
        service("pay", { team: "billing", visibility: "platform" }),
        billing,
      ),
    ],
    broken: [
      breaks(
        "a stream",
        "shop/orders belongs to another team, billing, which keeps it to itself.",
        subscriber,
        foreign("team"),
        billing,
      ),
      breaks(
        "a service",
        "billing/pay belongs to another team, billing, which keeps it to itself.",
        service("web", { calls: ["billing/pay"] }),
        service("pay", { team: "billing" }),
        billing,
      ),
      breaks(
        "a durable function",
        "billing/dunning belongs to another team, billing, which keeps it to itself.",
        service("web", { invokes: ["billing/dunning"] }),
        worker("dunning", { team: "billing", role: "durable" }),
        billing,
      ),
      breaks(
        "who decides about a route's requests",
        "billing/doorman belongs to another team, billing, which keeps it to itself.",
        service("web", { exposes: [route("/", { auth: { ...external, service: "billing/doorman" } })] }),
        service("doorman", { team: "billing" }),
        billing,
      ),
    ],
    notApplicable: [holds("only its own", subscriber, stream("orders"))],
  },
};
