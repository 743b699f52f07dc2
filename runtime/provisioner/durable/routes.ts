import { parseDesiredState } from "../parse-desired-state";
import type { OwnerRoute } from "../routes";
import { checkDurableOwner } from "./ownership";
import type { DurableVersions } from "./versions";

/** POST lets the owner's version take new calls; its pods run already. */
export const durableRoutes = (versions: DurableVersions): OwnerRoute[] => [
  {
    method: "POST",
    verb: "register",
    answer: async ({ owner, body }) => {
      const { durable } = parseDesiredState(body);
      checkDurableOwner(owner, durable);
      return { changes: durable ? await versions.register(owner, durable) : [] };
    },
  },
];
