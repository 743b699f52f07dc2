import { images } from "../delivery/pins";
import type { Container, EnvVar, PodSpec, Probe, TypedObject, Volume } from "../kubernetes/objects";
import type { ResourcesDeclaration } from "../model/workload-declarations";
import { containerResources, tmpVolume } from "./container-resources";
import { labels, selector } from "./labels";
import { restrictedContainer, restrictedPod } from "./pod-security";

/** Name of the registry's objects, and the label of its pods. */
export const REGISTRY = "registry";
/** Of its Service and its pods, HTTPS. */
export const REGISTRY_PORT = 8443;
/** The certificate that the provisioner makes. */
const REGISTRY_TLS = "registry-tls";
/** Health and metrics, plain HTTP: whoever scrapes has no business at the port above. */
const HEALTH_PORT = 9000;
const CONFIG = "/etc/registry/config";
const TLS = "/etc/registry/tls";

/** Where clients inside the cluster find Apicurio's Confluent-compatible API. */
export const registryUrl = (namespace: string): string =>
  `https://${REGISTRY}.${namespace}.svc:${REGISTRY_PORT}/apis/ccompat/v7`;

export const registryDnsNames = (namespace: string): readonly string[] => [
  `${REGISTRY}.${namespace}.svc.cluster.local`,
  `${REGISTRY}.${namespace}.svc`,
  `${REGISTRY}.${namespace}`,
  "localhost", // for port forwarding
];

/** Names and values of Apicurio's and Quarkus' settings. */
export type Properties = Readonly<Record<string, string | number | boolean>>;

export interface ApicurioListeners {
  readonly host: string;
  readonly port: number;
  readonly healthPort: number;
  /** Folder with `tls.crt` and `tls.key`, PEM. */
  readonly tls: string;
}

/** How the pods listen. */
export const podListeners: ApicurioListeners = {
  host: "0.0.0.0",
  port: REGISTRY_PORT,
  healthPort: HEALTH_PORT,
  tls: TLS,
};

/**
 * What every registry of ours has in common: HTTPS alone, and a second port for health and metrics.
 *
 * @see https://quarkus.io/guides/http-reference, https://quarkus.io/guides/tls-registry-reference,
 * https://quarkus.io/guides/management-interface-reference
 */
export const listening = ({ host, port, healthPort, tls }: ApicurioListeners): Properties => ({
  "quarkus.http.host": host,
  "quarkus.http.insecure-requests": "disabled",
  "quarkus.http.ssl-port": port,
  "quarkus.http.tls-configuration-name": "registry",
  "quarkus.tls.registry.key-store.pem.server.cert": `${tls}/tls.crt`,
  "quarkus.tls.registry.key-store.pem.server.key": `${tls}/tls.key`,
  // The provisioner renews it.
  "quarkus.tls.registry.reload-period": "1h",
  "quarkus.http.limits.max-body-size": "4M",
  "quarkus.http.cors.enabled": false,
  "quarkus.http.access-log.enabled": false,
  "quarkus.management.host": host,
  "quarkus.management.port": healthPort,
  // Requests in hand are answered; new ones have gone elsewhere by then.
  "quarkus.shutdown.timeout": "10s",
});

/** `name=value` in lines, as Java reads them; a backslash would begin an escape there. */
export const propertiesFile = (properties: Properties): string =>
  Object.entries(properties)
    .map(([name, value]) => `${name}=${String(value).replaceAll("\\", "\\\\")}\n`)
    .join("");

/** What a registry has besides its pods. */
export function registryObjects(namespace: string, config: string): TypedObject[] {
  const metadata = { name: REGISTRY, namespace, labels: labels(REGISTRY) };
  return [
    { apiVersion: "v1", kind: "ServiceAccount", metadata, automountServiceAccountToken: false },
    { apiVersion: "v1", kind: "ConfigMap", metadata, data: { "registry.properties": config } },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata,
      spec: { selector: selector(REGISTRY), ports: [{ name: "https", port: REGISTRY_PORT, targetPort: "https" }] },
    },
  ];
}

export interface ApicurioPod {
  /** Options of the Java machine. */
  readonly java: readonly string[];
  readonly resources: ResourcesDeclaration;
  /** What the properties refer to as `${NAME}`. */
  readonly env: readonly EnvVar[];
  readonly volumes: readonly Volume[];
  readonly mounts: NonNullable<Container["volumeMounts"]>;
}

/**
 * A pod of Apicurio Registry, whose properties are in the ConfigMap `registry`. Java is called without the image's own
 * start script, which would size the heap by rules of its own.
 */
export function apicurioPod({ java, resources, env, volumes, mounts }: ApicurioPod): PodSpec {
  return {
    ...restrictedPod,
    serviceAccountName: REGISTRY,
    terminationGracePeriodSeconds: 30,
    containers: [
      {
        ...restrictedContainer,
        name: REGISTRY,
        image: images.apicurio,
        command: ["java", ...java, "-jar", "/deployments/quarkus-run.jar"],
        env: [{ name: "QUARKUS_CONFIG_LOCATIONS", value: `${CONFIG}/registry.properties` }, ...env],
        ports: [
          { name: "https", containerPort: REGISTRY_PORT },
          { name: "health", containerPort: HEALTH_PORT },
        ],
        startupProbe: probe("ready", { periodSeconds: 1, failureThreshold: 240 }),
        readinessProbe: probe("ready", { periodSeconds: 5, timeoutSeconds: 5 }),
        livenessProbe: probe("live", { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 }),
        resources: containerResources(resources),
        volumeMounts: [
          { name: "config", mountPath: CONFIG, readOnly: true },
          { name: "tls", mountPath: TLS, readOnly: true },
          { name: "tmp", mountPath: "/tmp" },
          ...mounts,
        ],
      },
    ],
    volumes: [
      { name: "config", configMap: { name: REGISTRY } },
      { name: "tls", secret: { secretName: REGISTRY_TLS } },
      tmpVolume,
      ...volumes,
    ],
  };
}

/** https://quarkus.io/guides/smallrye-health */
const probe = (kind: "ready" | "live", timing: Probe): Probe => ({
  httpGet: { path: `/health/${kind}`, port: "health" },
  ...timing,
});
