import { UserError } from "../../console/user-error";
import { sideBySide } from "../../runtime/shared/side-by-side";
import type { KubernetesClient } from "../kubernetes/client";
import { withTimeout } from "../kubernetes/port-forward";
import { ProvisionerClient } from "../provisioner/client";
import { allowed } from "./allowed";
import type { TeamOn, Troubles } from "./troubles";

const AT_ONCE = 8;
/** A provisioner waits longer for Kafka than somebody who looks would. */
const PATIENCE_MS = 15_000;

export interface Answers<T> {
  readonly found: readonly T[];
  readonly silences: Troubles["silences"];
}

/** Asks the provisioner of each platform about the teams on it. Of one that does not run, its Deployment tells. */
export async function askProvisioners<T>(
  client: KubernetesClient,
  teams: readonly TeamOn[],
  unread: Set<string>,
  ask: (provisioner: ProvisionerClient, teams: readonly string[]) => Promise<T>,
): Promise<Answers<T>> {
  const found: T[] = [];
  const silences: Troubles["silences"][number][] = [];
  await sideBySide([...new Set(teams.map(({ platform }) => platform))], AT_ONCE, async (platform) => {
    const own = teams.filter((each) => each.platform === platform).map(({ team }) => team);
    const read = async () => {
      const provisioner = await ProvisionerClient.connect(client, platform);
      if (!provisioner) return;
      try {
        found.push(await withTimeout(ask(provisioner, own), PATIENCE_MS));
      } catch (error) {
        if (error instanceof UserError && error.code === "HW-KUBE-003") throw error;
        silences.push({ platform, why: error instanceof Error ? error.message : String(error) });
      } finally {
        provisioner.close();
      }
    };
    await allowed(read, `dead letters and failing calls of ${own.join(", ")}`, unread);
  });
  return { found, silences };
}
