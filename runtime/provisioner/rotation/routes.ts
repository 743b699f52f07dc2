import type { OwnerRoute } from "../routes";
import type { Rotations } from "./rotations";

/** POST begins to rotate the credentials of all of an owner's principals; GET says how far it is. */
export const rotationRoutes = (rotations: Rotations): OwnerRoute[] => [
  { method: "POST", verb: "rotate", answer: async ({ owner }) => ({ rotations: await rotations.begin(owner) }) },
  { method: "GET", verb: "rotate", answer: async ({ owner }) => ({ rotations: await rotations.read(owner) }) },
];
