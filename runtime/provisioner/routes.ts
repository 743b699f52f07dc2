import type { OwnerId } from "./ownership";
import { parseDesiredState } from "./parse-desired-state";
import type { Provisioning } from "./provisioning";

/** What somebody of an owner's namespace asks. */
export interface OwnerRequest {
  readonly owner: OwnerId;
  readonly query: URLSearchParams;
  /** JSON; undefined for GET. */
  readonly body: unknown;
}

/** Something that can be asked at `/v1/owners/NAMESPACE/NAME/<verb>`, with a token of that namespace. */
export interface OwnerRoute {
  readonly method: "GET" | "POST";
  /** May have slashes in it. A label of metrics, so nothing in it varies. */
  readonly verb: string;
  /** @returns the answer's body @throws Refusal or Unreachable */
  answer(request: OwnerRequest): Promise<object>;
}

export function provisioningRoutes(provisioning: Provisioning): OwnerRoute[] {
  const route = (verb: "expand" | "contract"): OwnerRoute => ({
    method: "POST",
    verb,
    answer: async ({ owner, query, body }) => {
      const dryRun = query.get("dryRun") === "true";
      return { changes: await provisioning[verb](owner, parseDesiredState(body), dryRun) };
    },
  });
  return [route("expand"), route("contract")];
}
