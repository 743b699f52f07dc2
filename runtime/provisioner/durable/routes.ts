import { parseDesiredState } from "../parse-desired-state";
import type { OwnerRoute } from "../routes";
import { checkDurableOwner } from "./ownership";
import type { FailingCall, RestateAdmin } from "./restate-admin";
import type { DurableVersions } from "./versions";

/** What the provisioner answers of an owner's team. */
export interface FailingCallsAnswer {
  readonly calls: readonly FailingCall[];
}

/** POST lets the owner's version take new calls; its pods run already. GET tells which calls of the owner's team fail. */
export const durableRoutes = (versions: DurableVersions, admin: Pick<RestateAdmin, "failing">): OwnerRoute[] => [
  {
    method: "POST",
    verb: "register",
    answer: async ({ owner, body }) => {
      const { durable } = parseDesiredState(body);
      checkDurableOwner(owner, durable);
      return { changes: durable ? await versions.register(owner, durable) : [] };
    },
  },
  {
    method: "GET",
    verb: "failing-calls",
    // A namespace is a DNS label: nothing in it means anything in SQL.
    answer: async ({ owner }): Promise<FailingCallsAnswer> => ({ calls: await admin.failing(owner.namespace) }),
  },
];
