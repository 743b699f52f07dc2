import { UserError } from "../console/user-error";
import { type Addresses, addressesOf, chooseSlot, conflictsOf, takenByRoutes } from "./addresses";
import { readJson, writePrivate } from "./files";
import { hostRoutes } from "./host/link";
import { clusterNames, type Layout, layoutOf } from "./layout";

/** The addresses that the cluster has, from its state; undefined if it has none yet. */
export function savedAddresses(layout: Layout): Addresses | undefined {
  const saved = readJson<{ slot: number }>(layout.addresses);
  return saved && addressesOf(saved.slot);
}

/**
 * Keeps the addresses that the cluster's objects already name, or chooses free ones. The cluster itself must be
 * stopped. Call it under a lock that all clusters of the machine share, held until the route is there.
 *
 * @throws UserError HW-CLUSTER-012 if something else uses the cluster's addresses
 */
export async function reserveAddresses(layout: Layout): Promise<Addresses> {
  const saved = savedAddresses(layout);
  if (saved) {
    const conflicts = conflictsOf(saved.slot, takenByRoutes(await hostRoutes()));
    if (conflicts.length === 0) return saved;
    throw new UserError(
      "HW-CLUSTER-012",
      `The addresses of the cluster "${layout.name}", ${saved.block}, are in use on this machine.`,
      `Stop what uses them, or give the cluster up with its data: npm run cluster -- down --data --name ${layout.name}`,
      conflicts.map(({ by }) => by),
    );
  }
  const others = clusterNames().filter((name) => name !== layout.name);
  const held = others.map((name) => savedAddresses(layoutOf(name))?.slot).filter((slot) => slot !== undefined);
  const chosen = addressesOf(chooseSlot(takenByRoutes(await hostRoutes()), new Set(held)));
  await writePrivate(layout.addresses, `${JSON.stringify({ slot: chosen.slot })}\n`);
  return chosen;
}
