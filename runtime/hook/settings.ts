import { type KubernetesAccess, readKubernetesAccess } from "../shared/kubernetes-api";
import type { SettingsReader } from "../shared/settings";

export const VERBS = ["expand", "contract", "register", "ready"] as const;
export type Verb = (typeof VERBS)[number];

/** What is sent to the provisioner. */
export interface HookRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** JSON that the provisioner understands. */
  readonly body?: string;
}

export interface HookSettings {
  /** What is asked, in words. */
  readonly what: string;
  readonly request: HookRequest;
  readonly provisioner: URL;
  readonly platformNamespace: string;
  readonly tokenFile: string;
  readonly deadlineMs: number;
  readonly kubernetes: KubernetesAccess;
}

export function readHookSettings(reader: SettingsReader, args: readonly string[]): HookSettings {
  const verb = VERBS.find((candidate) => args.includes(candidate));
  if (!verb) reader.problems.push(`The argument is missing; expected ${VERBS.join(" or ")}.`);
  return {
    ...(verb === "ready"
      ? { what: "Waiting for Kafka and the registry", request: { method: "GET", path: "/v1/ready" } }
      : readOwnerRequest(reader, verb ?? "expand")),
    provisioner: readUrl(reader),
    platformNamespace: reader.text("HEADWATER_PLATFORM_NAMESPACE", "the platform's namespace"),
    tokenFile: reader.text("HEADWATER_TOKEN_FILE", "a file", "/var/run/headwater/token/token"),
    deadlineMs: 1000 * reader.integer("HEADWATER_DEADLINE_SECONDS", { min: 1, max: 3600, fallback: 50 }),
    kubernetes: readKubernetesAccess(reader),
  };
}

function readOwnerRequest(reader: SettingsReader, verb: Verb): Pick<HookSettings, "what" | "request"> {
  const owner = readOwner(reader);
  const body = JSON.stringify(reader.json("HEADWATER_DESIRED", "a desired state", (value) => value));
  return { what: `${verb} of ${owner}`, request: { method: "POST", path: `/v1/owners/${owner}/${verb}`, body } };
}

function readOwner(reader: SettingsReader): string {
  const owner = reader.text("HEADWATER_OWNER", '"team/name"');
  if (owner && !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(owner)) {
    reader.problems.push(`HEADWATER_OWNER is "${owner}"; expected "team/name".`);
  }
  return owner;
}

function readUrl(reader: SettingsReader): URL {
  const text = reader.text("HEADWATER_PROVISIONER_URL", '"https://provisioner.NAMESPACE.svc:8443"');
  if (text && !(URL.canParse(text) && text.startsWith("https://"))) {
    reader.problems.push(`HEADWATER_PROVISIONER_URL is "${text}"; expected an https address.`);
  }
  return new URL(URL.canParse(text) ? text : "https://localhost");
}
