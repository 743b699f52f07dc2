import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deploy } from "../../cli/deploy";
import { diff, diffProgram } from "../../cli/diff/diff";
import { KubernetesClient } from "../../cli/kubernetes/client";
import { renderObjects } from "../../cli/render/render";
import { withSound } from "../../cli/synth/synthesize";
import { run, runOrThrow } from "../../console/process";
import type { Progress } from "../../console/progress";
import { projectDir } from "../../toolchain/paths";
import { atMost, type Bar, ratios, type Spread, spread } from "../figures";

export interface DiffTools {
  readonly kubectl: string;
  /** With KUBECONFIG, and what Terraform needs. */
  readonly env: NodeJS.ProcessEnv;
}

export interface DiffFigures {
  readonly objects: number;
  readonly seconds: {
    /** Of what was synthesized. */
    readonly headwater: Spread;
    /** With synth. */
    readonly command: Spread;
    readonly kubectl: Spread;
  };
  readonly kubectlOverHeadwater: Spread;
  readonly bars: readonly Bar[];
}

const NAMESPACE = "bench-diff";

/** `headwater diff` of 500 objects that have not changed, beside `kubectl diff --server-side` of the same, in turn. */
export async function benchDiff(
  folder: string,
  tools: DiffTools,
  rounds: number,
  progress: Progress,
): Promise<DiffFigures> {
  const { env, kubectl } = tools;
  const appDir = join(folder, "diff");
  await mkdir(appDir, { recursive: true });
  await symlink(join(projectDir(), "node_modules"), join(appDir, "node_modules"));
  const app = `node --import tsx ${join(__dirname, "diff-program.ts")}`;
  await writeFile(join(appDir, "cdktf.json"), JSON.stringify({ language: "typescript", app, projectId: "bench-diff" }));
  await runOrThrow(kubectl, ["create", "namespace", NAMESPACE], { env });
  await deploy({ appDir, env }, progress);

  const client = await KubernetesClient.connect({ ...env, KUBE_CONFIG_PATH: env.KUBECONFIG });
  const program = await withSound(appDir, (synthesized) => renderObjects(synthesized));
  const objects = program.rendered.flatMap((release) => release.objects);
  const file = join(appDir, "objects.json");
  await writeFile(file, JSON.stringify({ apiVersion: "v1", kind: "List", items: objects }));
  // What kubectl manages itself it finds unchanged; nothing else is asked of it.
  await runOrThrow(kubectl, ["apply", "--server-side", "--force-conflicts", "-f", file], { env });

  const headwater: number[] = [];
  const command: number[] = [];
  const others: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    await progress.step(`Round ${round} of ${rounds}: diff of ${objects.length} objects`, async (say) => {
      headwater.push(await timed(async () => same(await diffProgram(client, program, { whole: true }))));
      others.push(await timed(() => kubectlDiff(kubectl, file, env)));
      command.push(await timed(async () => same(await diff({ appDir, stacks: [], env }))));
      say(
        `${headwater.at(-1)?.toFixed(2)} s, with synth ${command.at(-1)?.toFixed(2)} s, kubectl ${others.at(-1)?.toFixed(1)} s`,
      );
    });
  }
  const seconds = { headwater: spread(headwater), command: spread(command), kubectl: spread(others) };
  return {
    objects: objects.length,
    seconds,
    kubectlOverHeadwater: ratios(others, headwater),
    bars: [atMost("headwater diff of 500 unchanged objects, median, seconds", seconds.headwater.median, 3)],
  };
}

/** A diff that finds something is no measurement. */
function same({ differs, owners }: Awaited<ReturnType<typeof diffProgram>>): void {
  if (differs) throw new Error(`Something differs: ${JSON.stringify(owners).slice(0, 2000)}`);
}

/** It calls objects changed whose `generation` alone would be, so 1 is no failure. */
async function kubectlDiff(kubectl: string, file: string, env: NodeJS.ProcessEnv): Promise<void> {
  const { code, output } = await run(kubectl, ["diff", "--server-side", "--force-conflicts", "-f", file], { env });
  if (code > 1) throw new Error(`kubectl diff failed: ${output.slice(-500)}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
