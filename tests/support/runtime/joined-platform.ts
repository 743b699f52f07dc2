import { inject } from "vitest";
import { withAdmin } from "./kafka";
import { TestPlatform } from "./platform";

/**
 * A platform with a provisioner of its own, and a registry if there is to be one, on the shared broker, which has nothing
 * of what other files declared.
 */
export async function joinTestPlatform({ registry = false } = {}): Promise<TestPlatform> {
  const { port, objects } = inject("sharedBroker");
  const platform = await TestPlatform.create(port);
  try {
    // A provisioner keeps the authority and the administrator that it finds.
    for (const [key, object] of structuredClone(objects)) platform.kubernetes.objects.set(key, object);
    await empty(platform);
    await platform.startProvisioner(registry ? platform.registryEnv : {});
    if (registry) await platform.startRegistry();
    return platform;
  } catch (error) {
    await platform.stop();
    throw error;
  }
}

/** Users stay: what they may do does not. */
const empty = (platform: TestPlatform): Promise<void> =>
  withAdmin(platform, async (admin) => {
    const topics = await admin.listTopics();
    if (topics.length > 0) await admin.deleteTopics({ topics });
    for (const group of (await admin.listGroups()).keys()) {
      // One whose members were killed goes by itself.
      await admin.deleteGroups({ groups: [group] }).catch(() => undefined);
    }
    const any = { resourceType: 1, resourceName: null, resourcePatternType: 1, host: null, operation: 1 } as const;
    await admin.deleteAcls({ filters: [{ ...any, principal: null, permissionType: 1 }] });
    const quotas = await admin.describeClientQuotas({ components: [], strict: false });
    const entries = quotas.map(({ entity, values }) => ({
      entities: entity,
      ops: values.map(({ key }) => ({ key, remove: true as const })),
    }));
    if (entries.length > 0) await admin.alterClientQuotas({ entries });
  });
