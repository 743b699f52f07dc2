import { createHash } from "node:crypto";

/** Short enough for a name; as part of one, or in an annotation, it makes new pods of what changed. */
export const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
