import type { DurableEngine } from "./durable";
import { isHttpAddress } from "./http-address";

export interface ExternalRestateProps {
  /** Root of its ingress, as pods reach it. A token is welcome. */
  readonly ingress: string;
  /** Root of its admin API, as the provisioner reaches it. A token is welcome. */
  readonly admin: string;
  /** The public key of its request identity, which it logs at its start; functions take no other calls. */
  readonly identity: string;
}

const IDENTITY = /^publickeyv1_[1-9A-HJ-NP-Za-km-z]{40,50}$/;

export function externalRestate({ ingress, admin, identity }: ExternalRestateProps): DurableEngine {
  const wrong = Object.entries({ ingress, admin }).filter(([, url]) => !isHttpAddress(url));
  return {
    name: "restate-external",
    podLabels: undefined,
    identity: { publicKey: identity },
    problems: [
      ...wrong.map(([prop, url]) => ({
        code: "HW-RESTATE-002",
        message: `Restate's ${prop} is "${url}".`,
        fix: 'Give the root of the API, such as "http://restate.restate.svc:8080".',
      })),
      ...(IDENTITY.test(identity)
        ? []
        : [
            {
              code: "HW-RESTATE-002",
              message: "Restate's identity is no public key.",
              fix: 'Give what the server logs at its start as "kid": "publickeyv1_…".',
            },
          ]),
    ],
    ingress: () => withoutSlash(ingress),
    admin: () => withoutSlash(admin),
    renderDurable: () => [],
  };
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, "");
