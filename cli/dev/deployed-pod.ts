import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UserError } from "../../console/user-error";
import type { ApiObject, KubernetesClient } from "../kubernetes/client";
import { podTemplateOf } from "../kubernetes/pod-template";
import { expanded } from "./env-references";

interface KeyRef {
  readonly name: string;
  readonly key: string;
}

interface PodSpec {
  readonly containers?: readonly {
    readonly env?: readonly {
      readonly name: string;
      readonly value?: string;
      readonly valueFrom?: { readonly secretKeyRef?: KeyRef };
    }[];
    readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
  }[];
  readonly volumes?: readonly {
    readonly name: string;
    readonly secret?: { readonly secretName: string };
    readonly configMap?: { readonly name: string };
  }[];
}

interface Data extends ApiObject {
  readonly data?: Readonly<Record<string, string>>;
}

/** What the runtime mounts for a workload: its credentials, and the contracts of its streams. */
const MOUNTS = "/var/run/headwater/";

/**
 * The environment that a deployed workload's pods have, with secrets; what is mounted for the runtime is written into a
 * folder. Secrets are read with the user's own rights.
 *
 * @param path of its Deployment, StatefulSet or ScaledJob
 */
export async function deployedPod(
  client: KubernetesClient,
  namespace: string,
  path: string,
  folder: string,
): Promise<Record<string, string>> {
  const owner = await client.get(path);
  const { containers = [], volumes = [] }: PodSpec = (owner && podTemplateOf(owner).spec) ?? {};
  const [container] = containers;
  const secret = (name: string) => data(client, `/api/v1/namespaces/${namespace}/secrets/${name}`, "base64");
  const env: Record<string, string> = {};
  for (const { name, value, valueFrom } of container?.env ?? []) {
    const ref = valueFrom?.secretKeyRef;
    env[name] = ref ? ((await secret(ref.name))[ref.key] ?? "") : expanded(value ?? "", env);
  }
  for (const { name, mountPath } of container?.volumeMounts ?? []) {
    const volume = volumes.find((each) => each.name === name);
    if (!mountPath.startsWith(MOUNTS) || !volume) continue;
    const files = volume.secret
      ? await secret(volume.secret.secretName)
      : await data(client, `/api/v1/namespaces/${namespace}/configmaps/${volume.configMap?.name}`, "utf8");
    for (const [file, text] of Object.entries(files)) await writePrivate(join(folder, mountPath, file), text);
  }
  return {
    ...env,
    HEADWATER_KAFKA_CREDENTIALS: join(folder, MOUNTS, "kafka"),
    HEADWATER_CONTRACTS: join(folder, MOUNTS, "contracts"),
  };
}

async function data(
  client: KubernetesClient,
  path: string,
  encoding: BufferEncoding,
): Promise<Readonly<Record<string, string>>> {
  const found = await client.get<Data>(path);
  if (!found)
    throw new UserError("HW-DEV-003", `The cluster has no ${path}, which the worker needs.`, "Deploy it again.");
  return Object.fromEntries(
    Object.entries(found.data ?? {}).map(([key, text]) => [key, Buffer.from(text, encoding).toString("utf8")]),
  );
}

async function writePrivate(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, text, { mode: 0o600 });
}
