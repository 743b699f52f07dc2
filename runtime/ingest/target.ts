import { Refusal } from "./refusal";
import type { IngestSettings } from "./settings";

/** What a request asks for. */
export type Target =
  | { readonly action: "append" }
  /** `key` as the address has it. */
  | { readonly action: "put" | "delete"; readonly key: string };

/**
 * By method and address: `POST /orders`, and for state `PUT /customers/42` and `DELETE /customers/42`.
 * @throws Refusal 404, 405, or 400 for a key that can't be decoded
 */
export function targetOf(method: string, pathname: string, { paths, state }: IngestSettings): Target {
  const path = pathname.replace(/\/$/, "");
  if (paths.some((each) => each === path)) {
    if (method === "POST") return { action: "append" };
    throw notAllowed(method, ["POST"]);
  }
  const slash = path.lastIndexOf("/");
  if (!state || !paths.some((each) => each === path.slice(0, slash))) {
    throw new Refusal(
      404,
      `There is nothing at ${pathname}; events go to ${paths.map((each) => each || "/").join(", ")}.`,
    );
  }
  if (method !== "PUT" && method !== "DELETE") throw notAllowed(method, ["PUT", "DELETE"]);
  return { action: method === "PUT" ? "put" : "delete", key: decoded(path.slice(slash + 1)) };
}

const notAllowed = (method: string, allowed: readonly string[]): Refusal =>
  new Refusal(405, `${method} is not possible here, but ${allowed.join(" and ")}.`, [], { allow: allowed.join(", ") });

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refusal(400, "The key in the address is not percent-encoded UTF-8.");
  }
}
