import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clusterDown, clusterUp } from "../../cluster";
import { runOrThrow, withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { terraformTooling } from "../../toolchain/terraform";
import { atLeast, atMost, type Bar, ratios, type Spread, spread } from "../figures";
import {
  bundleContender,
  type Contender,
  kubectlContender,
  manifestContender,
  type Times,
  type Tools,
} from "./contenders";
import { NAMESPACE } from "./programs";

const MANY = { owners: 50, objectsEach: 10 };
const ONE = { owners: 1, objectsEach: 500 };

/** The manifests of both shapes are the same 500 resources, so they are measured once a round. */
const contenders: readonly Contender[] = [
  bundleContender("bundles 50×10", MANY, false),
  bundleContender("bundles 50×10 with hooks", MANY, true),
  bundleContender("bundle 1×500", ONE, false),
  bundleContender("bundle 1×500 with hook", ONE, true),
  kubectlContender("kubectl 500", ONE),
  manifestContender("manifests 500", ONE),
];

export interface DeliveryFigures {
  readonly rounds: number;
  readonly seconds: Record<string, { apply: Spread; replan: Spread; destroy: Spread }>;
  readonly ratios: Record<string, Spread>;
  readonly bars: readonly Bar[];
}

/** Delivers the same 500 objects in each way, side by side, round after round. */
export async function bench(rounds: number, progress: Progress): Promise<DeliveryFigures> {
  const folder = await mkdtemp(join(tmpdir(), "headwater-bench-"));
  const work = async () => {
    const cluster = await clusterUp({ name: "bench" }, progress);
    const { binary, env } = await terraformTooling(progress);
    const tools: Tools = {
      terraform: binary,
      kubectl: join(cluster.bin, "kubectl"),
      env: { ...process.env, ...env, KUBECONFIG: cluster.kubeconfig, KUBE_CONFIG_PATH: cluster.kubeconfig },
      log: join(folder, "bench.log"),
    };
    const times = new Map<string, Times[]>();
    for (let round = 1; round <= rounds; round++) {
      for (const contender of contenders) {
        await freshNamespace(tools);
        const result = await progress.step(`Round ${round} of ${rounds}: ${contender.name}`, async (say) => {
          const measured = await contender.measure(
            join(folder, `${round}-${contender.name}`.replaceAll(" ", "-")),
            tools,
          );
          say(
            `apply ${measured.apply.toFixed(1)} s, re-plan ${measured.replan.toFixed(1)} s, destroy ${measured.destroy.toFixed(1)} s`,
          );
          return measured;
        });
        times.set(contender.name, [...(times.get(contender.name) ?? []), result]);
      }
    }
    return figures(rounds, times);
  };
  return await withCleanup(work, async () => {
    await clusterDown({ name: "bench", data: true }, progress);
    await rm(folder, { recursive: true, force: true });
  });
}

async function freshNamespace(tools: Tools): Promise<void> {
  await runOrThrow(tools.kubectl, ["delete", "namespace", NAMESPACE, "--ignore-not-found", "--wait=true"], tools);
  await runOrThrow(tools.kubectl, ["create", "namespace", NAMESPACE], tools);
}

function figures(rounds: number, times: ReadonlyMap<string, readonly Times[]>): DeliveryFigures {
  const series = (name: string, phase: keyof Times) => (times.get(name) ?? []).map((round) => round[phase]);
  const phases = (name: string) => ({
    apply: spread(series(name, "apply")),
    replan: spread(series(name, "replan")),
    destroy: spread(series(name, "destroy")),
  });
  const manifestsOver = (name: string, phase: keyof Times) =>
    ratios(series("manifests 500", phase), series(name, phase));
  const overKubectl = (name: string, phase: keyof Times) => ratios(series(name, phase), series("kubectl 500", phase));

  const found: Record<string, Spread> = {};
  for (const { name } of contenders.filter((contender) => contender.name.startsWith("bundle"))) {
    for (const phase of ["apply", "replan", "destroy"] as const) {
      found[`manifests / ${name}, ${phase}`] = manifestsOver(name, phase);
    }
    found[`${name} / kubectl, apply`] = overKubectl(name, "apply");
  }
  const bars = ["bundles 50×10", "bundle 1×500"].flatMap((name) => [
    atLeast(`manifests / ${name}, re-plan, median`, manifestsOver(name, "replan").median, 30),
    atMost(`${name} / kubectl, apply, median`, overKubectl(name, "apply").median, 10),
  ]);
  return {
    rounds,
    seconds: Object.fromEntries(contenders.map(({ name }) => [name, phases(name)])),
    ratios: found,
    bars,
  };
}
