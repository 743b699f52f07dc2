import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { atLeast, type Bar, isTrue } from "../../bench/figures";
import { KubernetesClient } from "../../cli/kubernetes/client";
import { clusterDown } from "../../cluster";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { defineCustomKinds } from "../../tests/support/custom-kinds";
import { freshCluster } from "../../tests/support/fresh-cluster";
import { DryRun } from "./dry-run";
import { type Broken, brokenProgram, misjudged, mistakes } from "./programs/broken";
import { printed } from "./programs/program";
import { synthesize } from "./programs/synthesize";
import { validProgram } from "./programs/valid";

const CLUSTER = "prove-model";
const PROGRAMS = 1000;
/** Any will do; a fixed one lets a failure be looked at again. */
const SEED = 20261124;

/** Whatever synthesizes, applies; what would not is refused, with the code of each mistake. */
export async function proveSynth(progress: Progress): Promise<Bar[]> {
  const work = async () => {
    const { kubeconfig } = await freshCluster(CLUSTER, progress);
    await progress.step("Define KEDA's and Prometheus Operator's kinds", async () => {
      await defineCustomKinds(await KubernetesClient.connect({ KUBE_CONFIG_PATH: kubeconfig }));
    });
    const dryRun = DryRun.connect(kubeconfig);
    try {
      return [...(await proveValid(dryRun, progress)), ...(await proveBroken(progress))];
    } finally {
      dryRun.close();
    }
  };
  return await withCleanup(work, () => clusterDown({ name: CLUSTER, data: true }, progress));
}

async function proveValid(dryRun: DryRun, progress: Progress): Promise<Bar[]> {
  const counts = { programs: 0, imported: 0, objects: 0 };
  const title = `Synthesize ${PROGRAMS} valid programs, seed ${SEED}, and show their objects to the API server`;
  const failure = await progress.step(title, async (say) => {
    const property = fc.asyncProperty(validProgram, async (program) => {
      const { objects, errors } = synthesize(program);
      const problems = [
        ...errors.map(({ path, message }) => `[${path}] ${message}`),
        ...(await dryRun.problems(objects)),
      ];
      if (problems.length > 0) throw new Refused(problems);
      counts.programs++;
      if (program.importing) counts.imported++;
      counts.objects += objects.length;
      say(`${counts.programs} programs, ${counts.objects} objects, ${dryRun.shown.size} different`);
    });
    return failureOf(await fc.check(property, { numRuns: PROGRAMS, seed: SEED }), printed);
  });
  report(progress, failure);
  const { programs, imported, objects } = counts;
  return [
    isTrue(
      `${PROGRAMS} random valid programs synthesize, and the API server takes their objects`,
      failure === undefined,
      failure?.summary ??
        `${programs} programs, ${imported} of them with another repository; ${objects} objects, ${dryRun.shown.size} different ones, each shown once; seed ${SEED}`,
    ),
  ];
}

async function proveBroken(progress: Progress): Promise<Bar[]> {
  const codes = new Set<string>();
  let programs = 0;
  const title = `Synthesize ${PROGRAMS} broken programs, seed ${SEED}`;
  const failure = await progress.step(title, async (say) => {
    const property = fc.asyncProperty(brokenProgram, async (broken) => {
      await setImmediate(); // so that it can be interrupted
      const problem = misjudged(broken);
      if (problem !== undefined) throw new Refused([problem]);
      for (const code of broken.codes) codes.add(code);
      say(`${++programs} programs, ${codes.size} codes`);
    });
    const show = ({ program, codes: expected }: Broken) => `// expected: ${expected.join(", ")}\n${printed(program)}`;
    return failureOf(await fc.check(property, { numRuns: PROGRAMS, seed: SEED }), show);
  });
  report(progress, failure);
  return [
    isTrue(
      `${PROGRAMS} random broken programs are refused with the code of each mistake, none crashes, no stack trace`,
      failure === undefined,
      failure?.summary ?? `${programs} programs, seed ${SEED}`,
    ),
    atLeast("codes among them", codes.size, new Set(mistakes.map(({ code }) => code)).size),
  ];
}

/** Not an Error of the program's own: that one crashed. */
class Refused extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}

interface Failure {
  readonly summary: string;
  readonly program: string;
}

function failureOf<T>(details: fc.RunDetails<[T]>, show: (value: T) => string): Failure | undefined {
  if (!details.failed) return undefined;
  const error = details.errorInstance;
  const [value] = details.counterexample ?? [];
  return {
    summary: error instanceof Refused ? error.message : `It crashed: ${error instanceof Error ? error.stack : error}`,
    program: value === undefined ? "" : show(value),
  };
}

function report(progress: Progress, failure: Failure | undefined): void {
  if (failure) progress.print(`${failure.summary}\n\nThe smallest program of that kind:\n${failure.program}\n`);
}
