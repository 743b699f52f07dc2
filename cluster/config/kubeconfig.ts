import { readFileSync } from "node:fs";
import type { KeyPair } from "../pki/certificate";

/** A kubeconfig that depends on no other file: certificates and key are embedded. */
export function renderKubeconfig(name: string, server: string, authority: KeyPair, user: KeyPair): string {
  const data = (file: string) => readFileSync(file).toString("base64");
  const config = {
    apiVersion: "v1",
    kind: "Config",
    "current-context": name,
    clusters: [{ name, cluster: { server, "certificate-authority-data": data(authority.certificate) } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    users: [{ name, user: { "client-certificate-data": data(user.certificate), "client-key-data": data(user.key) } }],
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
