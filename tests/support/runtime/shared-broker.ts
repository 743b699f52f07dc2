import type { TestProject } from "vitest/node";
import type { FakeKubernetesApi } from "./fake-kubernetes-api";
import { startTestPlatform } from "./platform";

export interface SharedBroker {
  readonly port: number;
  /** What its provisioner made, and the next ones are to find: the authority, the administrator's credentials. */
  readonly objects: FakeKubernetesApi["objects"];
}

declare module "vitest" {
  interface ProvidedContext {
    sharedBroker: SharedBroker;
  }
}

/** One broker for all files that neither stop nor set theirs up: starting one for each takes longer than many run. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const platform = await startTestPlatform();
  await platform.stopProvisioner();
  provide("sharedBroker", { port: platform.kafkaPort, objects: platform.kubernetes.objects });
  return () => platform.stop();
}
