import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Addresses } from "../addresses";
import { writePrivate } from "../files";
import { type Layout, nodeName } from "../layout";
import { ensureAuthority, ensureLeaf, type KeyPair } from "./certificate";

/** Everything by which the cluster's parts know each other. Three authorities, as kubeadm has them. */
export interface Pki {
  readonly authority: KeyPair;
  readonly etcdAuthority: KeyPair;
  readonly frontProxyAuthority: KeyPair;
  /** etcd's server and peer certificate. */
  readonly etcd: KeyPair;
  readonly etcdClient: KeyPair;
  readonly apiServer: KeyPair;
  readonly frontProxyClient: KeyPair;
  /** The API server towards the kubelet. */
  readonly kubeletClient: KeyPair;
  readonly kubeletServer: KeyPair;
  /** Health endpoints of the controller-manager and the scheduler. */
  readonly loopbackServer: KeyPair;
  readonly admin: KeyPair;
  readonly controllerManager: KeyPair;
  readonly scheduler: KeyPair;
  readonly node: KeyPair;
  readonly proxy: KeyPair;
  /** The agent that enforces NetworkPolicies. */
  readonly felix: KeyPair;
  /** The plugin that connects pods to the network. */
  readonly cni: KeyPair;
  /** May ask for health, nothing else. */
  readonly probe: KeyPair;
  /** Signs and verifies service-account tokens. */
  readonly serviceAccount: { readonly privateKey: string; readonly publicKey: string };
  /** Encrypts Secrets in etcd. */
  readonly encryptionConfig: string;
}

/** User name of the API server's certificate towards the kubelet; bound to system:kubelet-api-admin. */
export const KUBELET_CLIENT = "headwater:apiserver-kubelet-client";
/** User names of Calico's two programs; bound to roles of their own. */
export const FELIX = "headwater:felix";
export const CNI_PLUGIN = "headwater:cni";

/** Makes what is missing, and again what ends within two months. */
export async function ensurePki(layout: Layout, addresses: Addresses): Promise<Pki> {
  const folder = layout.pki;
  const authority = (name: string) => ensureAuthority(folder, name, `headwater-${layout.name}-${name}`);
  const [ca, etcdCa, frontProxyCa] = await Promise.all([authority("ca"), authority("etcd-ca"), authority("proxy-ca")]);

  const client = (name: string, commonName: string, organization?: string, signer = ca) =>
    ensureLeaf(folder, name, signer, {
      subject: organization === undefined ? { commonName } : { commonName, organization },
      usages: ["client"],
    });
  const server = (name: string, names: readonly string[]) =>
    ensureLeaf(folder, name, ca, { subject: { commonName: name }, usages: ["server"], names });
  const node = nodeName(layout);
  const loopback = ["DNS:localhost", "IP:127.0.0.1"];
  const service = "kubernetes.default.svc.cluster.local".split(".");

  const leaves = {
    etcd: ensureLeaf(folder, "etcd", etcdCa, {
      subject: { commonName: "etcd" },
      usages: ["server", "client"],
      names: loopback,
    }),
    etcdClient: client("etcd-client", "kube-apiserver", undefined, etcdCa),
    apiServer: server("apiserver", [
      ...[1, 2, 3, service.length].map((parts) => `DNS:${service.slice(0, parts).join(".")}`),
      ...loopback,
      `DNS:${node}`,
      `IP:${addresses.apiService}`,
      `IP:${addresses.node}`,
    ]),
    frontProxyClient: client("proxy-client", "front-proxy-client", undefined, frontProxyCa),
    kubeletClient: client("kubelet-client", KUBELET_CLIENT),
    kubeletServer: server("kubelet-server", [`DNS:${node}`, `IP:${addresses.node}`]),
    loopbackServer: server("loopback-server", loopback),
    admin: client("admin", "headwater:admin", "system:masters"),
    controllerManager: client("controller-manager", "system:kube-controller-manager"),
    scheduler: client("scheduler", "system:kube-scheduler"),
    node: client("node", `system:node:${node}`, "system:nodes"),
    proxy: client("kube-proxy", "system:kube-proxy"),
    felix: client("felix", FELIX),
    cni: client("cni", CNI_PLUGIN),
    probe: client("probe", "headwater:probe"),
  };
  const pairs = await Promise.all(Object.entries(leaves).map(async ([name, pair]) => [name, await pair] as const));
  return {
    authority: ca,
    etcdAuthority: etcdCa,
    frontProxyAuthority: frontProxyCa,
    ...(Object.fromEntries(pairs) as Record<keyof typeof leaves, KeyPair>),
    serviceAccount: await ensureServiceAccountKeys(folder),
    encryptionConfig: await ensureEncryptionConfig(folder),
  };
}

async function ensureServiceAccountKeys(folder: string): Promise<Pki["serviceAccount"]> {
  const keys = { privateKey: join(folder, "service-account.key"), publicKey: join(folder, "service-account.pub") };
  // The public key is written last: if it is there, the pair is complete.
  if (!existsSync(keys.publicKey)) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    await writePrivate(keys.privateKey, privateKey.export({ type: "sec1", format: "pem" }).toString());
    await writePrivate(keys.publicKey, publicKey.export({ type: "spki", format: "pem" }).toString());
  }
  return keys;
}

async function ensureEncryptionConfig(folder: string): Promise<string> {
  const file = join(folder, "encryption.json");
  if (existsSync(file)) return file;
  const keys = [{ name: "key1", secret: randomBytes(32).toString("base64") }];
  const config = {
    apiVersion: "apiserver.config.k8s.io/v1",
    kind: "EncryptionConfiguration",
    resources: [{ resources: ["secrets"], providers: [{ secretbox: { keys } }, { identity: {} }] }],
  };
  await writePrivate(file, `${JSON.stringify(config, null, 2)}\n`);
  return file;
}
