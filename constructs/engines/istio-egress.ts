import { isIP } from "node:net";
import type { EgressIntent } from "../intents/mesh";
import type { ServiceEntry, Sidecar } from "../kubernetes/objects";
import { isToken } from "../model/tokens";
import { clusterHost } from "./cluster-host";
import type { Owner } from "./engine";
import { labels } from "./labels";

/** DNS over TCP. */
const NAME_SERVERS = "kube-system/*";

/**
 * What some pods' proxies let out, and know of at all. Fields: https://istio.io/latest/docs/reference/config/networking/sidecar/
 * and https://istio.io/latest/docs/reference/config/networking/service-entry/. A host is looked for in all namespaces, so
 * that a VirtualService for it is found in the caller's.
 */
export function egressObjects(egress: EgressIntent, owner: Owner): (Sidecar | ServiceEntry)[] {
  const { name, namespace, pods, services } = egress;
  const metadata = (of: string) => ({ name: of, namespace, labels: labels(owner.name) });
  const ports = [...new Set(egress.hosts.map(({ port }) => port))].sort((a, b) => a - b);
  const entries = ports.flatMap((port) => {
    const hosts = [...new Set(egress.hosts.filter((each) => each.port === port).map(({ host }) => plain(host)))];
    return serviceEntries(name, hosts, port);
  });
  const known = [...services.map(clusterHost), ...entries.flatMap(({ spec }) => spec.hosts)];
  return [
    {
      apiVersion: "networking.istio.io/v1",
      kind: "Sidecar",
      metadata: metadata(name),
      spec: {
        workloadSelector: { labels: { ...pods } },
        outboundTrafficPolicy: { mode: "REGISTRY_ONLY" },
        egress: [{ hosts: [...[...new Set(known)].sort().map((host) => `*/${host}`), NAME_SERVERS] }],
      },
    },
    ...entries.map(
      (entry): ServiceEntry => ({
        apiVersion: "networking.istio.io/v1",
        kind: "ServiceEntry",
        metadata: { ...metadata(entry.name), ...(isAmbiguous(entry) ? accepted : {}) },
        spec: { exportTo: ["."], location: "MESH_EXTERNAL", ...entry.spec },
      }),
    ),
  ];
}

/** Where nothing names a host, all that is sent to the port is meant for the one host of the workload: HW-MESH-008. */
const isAmbiguous = ({ spec }: Entry): boolean =>
  spec.addresses === undefined && spec.ports?.some(({ protocol }) => protocol === "TCP") === true;
/** What `istioctl analyze` says of it. */
const accepted = { annotations: { "galley.istio.io/analyze-suppress": "IST0134" } };

interface Entry {
  readonly name: string;
  readonly spec: Pick<ServiceEntry["spec"], "addresses" | "hosts" | "ports" | "resolution">;
}

/** Names, which are looked up, and addresses, which get names that nobody looks up. */
function serviceEntries(workload: string, hosts: readonly string[], number: number): Entry[] {
  const ports = [{ number, name: portName(number), protocol: protocolOf(number) }];
  const names = hosts.filter((host) => isIP(host) === 0);
  return [
    ...(names.length > 0
      ? [{ name: `${workload}-${number}`, spec: { hosts: names, ports, resolution: "DNS" as const } }]
      : []),
    ...hosts
      .filter((host) => isIP(host) !== 0)
      .map((address) => {
        const name = `${workload}-${address.replace(/[.:]+/g, "-").replace(/^-|-$/g, "")}-${number}`;
        return {
          name,
          spec: { hosts: [`${name}.address.internal`], addresses: [address], ports, resolution: "NONE" as const },
        };
      }),
  ];
}

/** As Istio takes names. */
const plain = (host: string): string => (isToken(host) ? host : host.toLowerCase().replace(/\.$/, ""));

/** What a client speaks there is told by the port alone: TLS by its server's name, HTTP by its host, else nothing. */
const protocolOf = (port: number) => (port === 443 ? "TLS" : port === 80 ? "HTTP" : "TCP");

const portName = (port: number): string => `${protocolOf(port).toLowerCase()}-${port}`;
