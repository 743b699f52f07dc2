import { createHash } from "node:crypto";

/** In pods' annotations, so that what changed in a mounted text makes new pods. */
export const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
