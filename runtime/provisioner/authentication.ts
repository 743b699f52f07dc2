import type { KubernetesApi } from "../shared/kubernetes-api";
import { Unreachable } from "../shared/unreachable";
import { Refusal } from "./outcome";

/** Tokens for us are made for this audience: they are worth nothing to the Kubernetes API, nor others' tokens to us. */
const AUDIENCE = "headwater-provisioner";

interface TokenReviewStatus {
  readonly authenticated?: boolean;
  readonly audiences?: readonly string[];
  readonly user?: { readonly username?: string };
}

/**
 * The namespace of the service account that a request's bearer token was made for, as the Kubernetes API says.
 * @throws Refusal HW-PROVISION-001 if there is no such token
 */
export async function authenticateNamespace(api: KubernetesApi, authorization: string | undefined): Promise<string> {
  const token = /^Bearer (\S+)$/.exec(authorization ?? "")?.[1];
  if (!token) throw unauthenticated("The request carries no bearer token.");
  const { status, body } = await api.send("POST", "/apis/authentication.k8s.io/v1/tokenreviews", {
    apiVersion: "authentication.k8s.io/v1",
    kind: "TokenReview",
    spec: { token, audiences: [AUDIENCE] },
  });
  if (status !== 201) throw new Unreachable(`The Kubernetes API reviews no tokens for us: HTTP ${status}`);
  const review = (body as { status?: TokenReviewStatus }).status ?? {};
  const [, namespace] = /^system:serviceaccount:([^:]+):[^:]+$/.exec(review.user?.username ?? "") ?? [];
  if (review.authenticated && review.audiences?.includes(AUDIENCE) && namespace) return namespace;
  throw unauthenticated(`The token is not one of a service account for the audience "${AUDIENCE}".`);
}

const unauthenticated = (message: string) => new Refusal(401, "HW-PROVISION-001", message);
