import { RESTATE_CLUSTER } from "../../../constructs/model/restate-cluster";
import type { Logger } from "../../shared/log";
import { MANAGED_BY, type StoredObjects } from "../stored-objects";

/**
 * Restate's first node makes a cluster when it has none on its volume. Should it lose the volume, it would make another
 * beside the one that the others are in, and calls would be answered by either. So once there is something to lose, this
 * ConfigMap tells it to join and no more.
 */
export async function markInUse(configMaps: StoredObjects, namespace: string, log: Logger): Promise<void> {
  const name = RESTATE_CLUSTER.configMap;
  if (await configMaps.get({ namespace, name })) return;
  const annotations = { "headwater.dev/retain": "true" };
  const metadata = { namespace, name, labels: MANAGED_BY, annotations };
  if (await configMaps.create({ metadata, data: { [RESTATE_CLUSTER.key]: "true" } }))
    log.info("Restate's cluster is in use from now on");
}
