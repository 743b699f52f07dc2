import type { TypedObject } from "../kubernetes/objects";
import { digest } from "../model/digest";
import { apicurioPod, listening, podListeners, propertiesFile, REGISTRY, registryObjects } from "./apicurio";
import { labels, RETAIN_LABEL, selector } from "./labels";
import { RegistryAuth } from "./registry-auth";

const DATA = "/var/lib/registry";

export interface EmbeddedRegistryProps {
  /** Size of the volume, a Kubernetes quantity. */
  readonly storage: string;
}

export const embeddedRegistryAuth = RegistryAuth.basic({ readers: "anyone" });

/** One pod whose schemas, and above all their ids, are in a file on a volume: events in topics carry the ids. */
export function renderEmbeddedRegistry(namespace: string, { storage }: EmbeddedRegistryProps): TypedObject[] {
  const config = propertiesFile({
    ...listening(podListeners),
    ...fileStorage(DATA),
    ...embeddedRegistryAuth.properties,
  });
  return [
    ...registryObjects(namespace, config),
    {
      apiVersion: "apps/v1",
      kind: "StatefulSet",
      metadata: { name: REGISTRY, namespace, labels: labels(REGISTRY) },
      spec: {
        serviceName: REGISTRY,
        replicas: 1,
        revisionHistoryLimit: 3,
        selector: { matchLabels: selector(REGISTRY) },
        template: {
          metadata: { labels: labels(REGISTRY), annotations: { "headwater.dev/config-digest": digest(config) } },
          spec: apicurioPod({
            // The client compiler alone starts faster; a registry that holds little never warms up the other.
            java: ["-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"],
            resources: { cpu: "50m", memory: "320Mi", memoryLimit: "768Mi" },
            env: embeddedRegistryAuth.env,
            volumes: [],
            mounts: [{ name: "data", mountPath: DATA }],
          }),
        },
        volumeClaimTemplates: [
          {
            metadata: { name: "data", labels: { [RETAIN_LABEL]: "true" } },
            spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage } } },
          },
        ],
      },
    },
  ];
}

/**
 * Apicurio's SQL storage in H2. Without a write delay of zero, what was acknowledged half a second before a kill is lost,
 * and its id is given to another schema.
 *
 * @see https://www.h2database.com/html/commands.html#set_write_delay
 */
export const fileStorage = (folder: string) => ({
  "apicurio.storage.kind": "sql",
  "apicurio.storage.sql.kind": "h2",
  "apicurio.datasource.url": `jdbc:h2:file:${folder}/registry;WRITE_DELAY=0`,
  "apicurio.datasource.jdbc.initial-size": 1,
  "apicurio.datasource.jdbc.min-size": 1,
  "apicurio.datasource.jdbc.max-size": 10,
});
