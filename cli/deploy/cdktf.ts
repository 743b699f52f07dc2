import { run } from "../../console/process";
import type { Progress } from "../../console/progress";
import type { CdktfApp } from "./app";
import { CdktfOutput, type StackProgress, summarize, type TerraformError } from "./cdktf-output";
import { DEPLOY_ID, interruptDeploy } from "./processes";

export interface CdktfRun {
  readonly app: CdktfApp;
  readonly command: "deploy" | "destroy";
  /** Names or patterns; empty for all. */
  readonly stacks: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly log: string;
  /** Marks each process. */
  readonly id: string;
  /** The output is up to date. */
  readonly synthesized: boolean;
}

export interface CdktfOutcome {
  readonly code: number;
  /** How far each stack came. */
  readonly stacks: ReadonlyMap<string, StackProgress>;
  readonly errors: readonly { readonly stack: string; readonly error: TerraformError }[];
  /** What is worth showing of all that it printed. */
  readonly summary: readonly string[];
}

const LOCK_TIMEOUT = "-lock-timeout=15s";

/** Runs the project's cdktf CLI and shows what each stack does. Its exit code is no proof of anything. */
export async function runCdktf(
  { app, command, stacks, env, log, id, synthesized }: CdktfRun,
  progress: Progress,
): Promise<CdktfOutcome> {
  const output = new CdktfOutput();
  const steps = new StackSteps(command === "deploy" ? "Deploy" : "Destroy", progress);
  const [program = "cdktf", ...args] = app.cli;
  // The provider lock is for checked-in lock files; the output folder is not checked in.
  const options = [
    "--auto-approve",
    "--skip-provider-lock",
    ...(synthesized ? ["--skip-synth"] : []),
    ...(command === "deploy" && isOne(stacks) ? ["--ignore-missing-stack-dependencies"] : []),
  ];
  const { code, output: text } = await run(
    program,
    [...args, command, ...options, ...(stacks.length > 0 ? stacks : ["*"])],
    {
      cwd: app.folder,
      log,
      env: {
        ...env,
        [DEPLOY_ID]: id,
        TF_CLI_ARGS_apply: [env.TF_CLI_ARGS_apply, LOCK_TIMEOUT].filter(Boolean).join(" "),
        TF_CLI_ARGS_destroy: [env.TF_CLI_ARGS_destroy, LOCK_TIMEOUT].filter(Boolean).join(" "),
      },
      onLine: (line) => {
        const stack = output.take(line);
        if (stack !== undefined) steps.update(output.stacks);
      },
      interrupt: (pid, again) => {
        interruptDeploy(id, pid, again);
        if (!again) progress.print("Terraform ends what it is doing. Ctrl-C again kills it.");
      },
    },
  ).finally(() => steps.end());
  return { code, stacks: output.stacks, errors: output.errors, summary: summarize(text) };
}

/** What it depends on is there already, or its deploy fails and says so. Of several cdktf would forget the order. */
const isOne = ([stack, ...others]: readonly string[]): boolean =>
  stack !== undefined && others.length === 0 && !stack.includes("*");

/** Shows a step for the time before the first stack, then one per stack. */
class StackSteps {
  private readonly open = new Map<string, OpenStep>();
  private readonly seen = new Set<string>();

  constructor(
    private readonly verb: string,
    private readonly progress: Progress,
  ) {
    this.begin(PREPARE, PREPARE).say("starting cdktf");
  }

  update(stacks: ReadonlyMap<string, StackProgress>): void {
    for (const [stack, now] of stacks) {
      // cdktf initialises all stacks before it works on the first.
      if (now.phase === "init") {
        this.open.get(PREPARE)?.say(`initialising ${stack}`);
        continue;
      }
      this.open.get(PREPARE)?.done();
      const step = this.seen.has(stack) ? this.open.get(stack) : this.begin(stack, `${this.verb} ${stack}`);
      step?.say(noteOf(now));
      if (now.phase === "done") step?.done();
      else if (now.errors.length > 0) step?.done(new Error(now.errors[0]?.message));
    }
  }

  /** What is still open did not come to its end. */
  end(): void {
    for (const { done } of this.open.values()) done(new Error("cdktf ended"));
  }

  private begin(key: string, title: string): OpenStep {
    this.seen.add(key);
    const started = this.progress.step(title, (say) => {
      return new Promise<void>((resolve, reject) => {
        const done = (failure?: Error) => {
          this.open.delete(key);
          if (failure) reject(failure);
          else resolve();
        };
        this.open.set(key, { say, done });
      });
    });
    started.catch(() => undefined); // shown as failed; told in full when cdktf has ended
    return this.open.get(key) as OpenStep;
  }
}

interface OpenStep {
  readonly say: (note: string) => void;
  readonly done: (failure?: Error) => void;
}

const PREPARE = "Prepare the stacks";

function noteOf({ phase, finished, total, running }: StackProgress): string {
  if (phase === "plan") return "planning";
  if (phase === "done" && total === 0) return "no changes";
  const at = running.length > 0 ? `: ${running.map(shortName).join(", ")}` : "";
  return `${finished} of ${total}${at}`;
}

const shortName = (address: string) => address.replace(/^helm_release\./, "");
