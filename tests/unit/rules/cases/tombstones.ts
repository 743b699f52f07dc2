import { reading, stream, team, tombstone, worker } from "../../../support/declarations";
import { breaks, holds, type RuleCases } from "./case";

const billing = team("billing");

export const tombstones: Readonly<Record<string, RuleCases>> = {
  "HW-TOMBSTONE-001": {
    compliant: [
      holds("its own", tombstone("old", { topics: ["shop.orders"], groups: ["shop.mail"] }), billing),
      holds("a topic that may have been adopted", tombstone("old", { topics: ["legacy.orders"] }), billing),
    ],
    broken: [
      breaks("nothing", "It names neither a topic nor a group.", tombstone("old")),
      breaks(
        "another team's",
        ['The topic "billing.invoices" is another team\'s.', 'The group "billing.ledger" is not the team\'s.'],
        tombstone("old", { topics: ["billing.invoices"], groups: ["billing.ledger"] }),
        billing,
      ),
      breaks("a group of nobody", `The group "reports" is not the team's.`, tombstone("old", { groups: ["reports"] })),
    ],
    notApplicable: [holds("of a missing team", tombstone("old", { team: "nowhere" }))],
  },
  "HW-TOMBSTONE-002": {
    compliant: [
      holds("what is gone", tombstone("old", { topics: ["shop.paid"], groups: ["shop.mail"] }), stream("orders")),
      holds("a group that nobody reads with", tombstone("old", { groups: ["shop.mail"] }), worker("mail")),
    ],
    broken: [
      breaks(
        "a topic and a group",
        ['The topic "shop.orders" is declared by shop/orders.', 'The group "shop.mail" is declared by shop/mail.'],
        tombstone("old", { topics: ["shop.orders"], groups: ["shop.mail"] }),
        stream("orders"),
        worker("mail", { subscribes: [reading("orders")] }),
      ),
      breaks(
        "an adopted topic",
        'The topic "legacy.orders" is declared by billing/orders.',
        tombstone("old", { topics: ["legacy.orders"] }),
        stream("orders", { team: "billing", topic: "legacy.orders" }),
        billing,
      ),
    ],
    notApplicable: [holds("of a missing team", tombstone("old", { team: "nowhere" }))],
  },
};
