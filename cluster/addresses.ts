import { UserError } from "../console/user-error";

/**
 * The addresses of one cluster: a /20 of its own. Clusters side by side differ in their slot; everything that a
 * cluster has on the host (link, control groups) carries the slot's name, so that cleaning never touches a stranger.
 */
export interface Addresses {
  readonly slot: number;
  /** The host's end of the link, and the name of the control groups. */
  readonly hostName: string;
  readonly block: string;
  readonly host: string;
  readonly node: string;
  readonly services: string;
  readonly pods: string;
  /** The Service `kubernetes`. */
  readonly apiService: string;
  /** The Service of CoreDNS. */
  readonly dns: string;
}

/** Two /16 from different private ranges, since a company's network may well use all of 10.0.0.0/8. */
const RANGES = ["10.213", "172.30"];
const PER_RANGE = 16;
export const SLOTS = RANGES.length * PER_RANGE;

export function addressesOf(slot: number): Addresses {
  const range = RANGES[Math.floor(slot / PER_RANGE)];
  if (range === undefined) throw new RangeError(`no such slot: ${slot}`);
  const third = (slot % PER_RANGE) * 16;
  return {
    slot,
    hostName: `headwater${slot}`,
    block: `${range}.${third}.0/20`,
    host: `${range}.${third}.1`,
    node: `${range}.${third}.2`,
    services: `${range}.${third + 4}.0/22`,
    pods: `${range}.${third + 8}.0/22`,
    apiService: `${range}.${third + 4}.1`,
    dns: `${range}.${third + 4}.10`,
  };
}

/** A range of addresses in use on the host, and by what. */
export interface Taken {
  readonly cidr: string;
  readonly by: string;
}

/** Reads `ip -json -4 route show table all`. */
export function takenByRoutes(json: string): readonly Taken[] {
  const routes = JSON.parse(json || "[]") as readonly { dst?: string; dev?: string }[];
  return routes
    .filter(({ dst }) => dst !== undefined && dst !== "default")
    .map(({ dst = "", dev }) => ({
      cidr: dst.includes("/") ? dst : `${dst}/32`,
      by: `the route ${dst} dev ${dev ?? "?"}`,
    }));
}

/** The first free slot. `held`: slots of other clusters' state, running or not. */
export function chooseSlot(taken: readonly Taken[], held: ReadonlySet<number>): number {
  for (let slot = 0; slot < SLOTS; slot++) {
    if (!held.has(slot) && conflictsOf(slot, taken).length === 0) return slot;
  }
  throw new UserError(
    "HW-CLUSTER-002",
    `None of the ${SLOTS} address ranges that a cluster can have is free.`,
    "Remove clusters that you no longer need (npm run cluster -- down --data --name NAME), or free one of the ranges.",
    taken.map(({ by }) => by).filter((by) => RANGES.some((range) => by.includes(range))),
  );
}

/** Who uses addresses of this slot. */
export function conflictsOf(slot: number, taken: readonly Taken[]): readonly Taken[] {
  const { block } = addressesOf(slot);
  return taken.filter(({ cidr }) => overlap(cidr, block));
}

export function overlap(a: string, b: string): boolean {
  const [first, second] = [rangeOf(a), rangeOf(b)];
  return first.start <= second.end && second.start <= first.end;
}

function rangeOf(cidr: string): { readonly start: number; readonly end: number } {
  const [address = "", bits = "32"] = cidr.split("/");
  const value = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(bits));
  const start = Math.floor(value / size) * size;
  return { start, end: start + size - 1 };
}
