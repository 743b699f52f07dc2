import type { PlatformDeclaration } from "../../../../constructs/model/platform-declarations";
import { platform, team } from "../../../support/declarations";
import { breaks, holds, type RuleCases } from "./case";

const sendingTo = (host: string): PlatformDeclaration =>
  platform({ traces: { host, grpcPort: 4317, httpPort: 4318, sampling: 0.01 } });

export const traces: Readonly<Record<string, RuleCases>> = {
  "HW-TRACES-002": {
    compliant: [
      holds("a namespace of its own", sendingTo("collector.observability.svc")),
      holds(
        "another platform's team",
        sendingTo("collector.billing.svc.cluster.local"),
        team("billing", { platform: "elsewhere" }),
      ),
    ],
    broken: [
      breaks(
        "the platform's",
        'collector.platform.svc is in the namespace "platform".',
        sendingTo("collector.platform.svc"),
      ),
      breaks("a team's", /namespace "shop"\.$/, sendingTo("collector.shop.svc.cluster.local")),
    ],
    notApplicable: [holds("no traces", platform()), holds("a host outside", sendingTo("collector.example"))],
  },
};
