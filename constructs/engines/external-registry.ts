import { addressProblems, isHttpAddress } from "./http-address";
import type { RegistryEngine } from "./registry";
import type { BasicLogin, RegistryLogin } from "./registry-login";
import type { SecretKey } from "./secret-key";

export interface ExternalRegistryProps {
  /** Root of its Confluent-compatible API, as pods reach it. A token is welcome. */
  readonly url: string;
  /** Who signed its certificate, PEM. @default an authority that every system knows */
  readonly ca?: SecretKey;
  /** Who may write: the provisioner. @default nobody logs in */
  readonly admin?: RegistryLogin;
  /** Who may read: workloads, in each of whose Secrets it is. @default nobody logs in */
  readonly clients?: BasicLogin;
}

export function externalRegistry({ url, ca, admin, clients }: ExternalRegistryProps): RegistryEngine {
  const problem = {
    code: "HW-REGISTRY-004",
    message: `The registry's address is "${url}".`,
    fix: 'Give the root of its Confluent-compatible API, such as "https://registry.example/apis/ccompat/v7".',
  };
  return {
    name: "registry-external",
    podLabels: undefined,
    ca: ca ?? (url.startsWith("http://") ? "none" : "public"),
    ...(admin ? { admin } : {}),
    ...(clients ? { clients } : {}),
    problems: [
      ...(isHttpAddress(url) ? [] : [problem]),
      ...(admin?.type === "oidc"
        ? addressProblems("HW-REGISTRY-004", "Registry.external", { "admin.tokenUrl": admin.tokenUrl })
        : []),
    ],
    url: () => url,
    dnsNames: () => [],
    renderRegistry: () => [],
  };
}
