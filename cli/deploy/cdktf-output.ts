/** How far one stack is, as cdktf's output tells. */
export interface StackProgress {
  readonly phase: "init" | "plan" | "apply" | "done";
  readonly finished: number;
  /** Resources to create, change and destroy; known from the plan on. */
  readonly total: number;
  /** Addresses being worked on. */
  readonly running: readonly string[];
  readonly errors: readonly TerraformError[];
}

export interface TerraformError {
  readonly message: string;
  /** Resource that it is about, if terraform names one. */
  readonly address: string | undefined;
}

interface MutableProgress {
  phase: StackProgress["phase"];
  finished: number;
  total: number;
  running: string[];
  errors: { message: string; address: string | undefined }[];
  /** Its last error is still being printed. */
  inError: boolean;
}

const STARTED = /^(\S+?)(?: \([^)]*\))?: (?:Creating|Modifying|Destroying)\.\.\./;
const FINISHED = /^(\S+?)(?: \([^)]*\))?: (?:Creation|Modifications|Destruction) complete/;
const PLAN = /^Plan: (?:\d+ to import, )?(\d+) to add, (\d+) to change, (\d+) to destroy/;
const WITH = /^with (\S+?)(?: \([^)]*\))?,$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours are control characters
const COLOURS = /\u001b\[[0-9;?]*[A-Za-z]/g;

/**
 * Follows the output of `cdktf deploy` and `cdktf destroy`: each stack's lines begin with its name and two spaces,
 * those that arrived together with the first are only indented. What it does not know it skips: verification, not
 * this, decides whether a deploy happened.
 */
export class CdktfOutput {
  private readonly progresses = new Map<string, MutableProgress>();
  private current: MutableProgress | undefined;

  /** Takes one line. Returns the stack that it changed. */
  take(raw: string): string | undefined {
    const line = raw.replace(COLOURS, "").replace(/\r$/, "");
    const prefixed = /^([A-Za-z0-9][\w.-]*) {2,}(.*)$/.exec(line);
    if (prefixed) this.current = this.stackProgress(prefixed[1] ?? "");
    else if (line !== "" && !line.startsWith(" ")) this.current = undefined; // cdktf speaks of all stacks
    if (!this.current) return undefined;
    read(this.current, (prefixed?.[2] ?? line).replace(/^[\s│╷╵]+/, "").trimEnd());
    return [...this.progresses].find(([, progress]) => progress === this.current)?.[0];
  }

  get stacks(): ReadonlyMap<string, StackProgress> {
    return this.progresses;
  }

  get errors(): { stack: string; error: TerraformError }[] {
    return [...this.progresses].flatMap(([stack, { errors }]) => errors.map((error) => ({ stack, error })));
  }

  private stackProgress(stack: string): MutableProgress {
    const known = this.progresses.get(stack);
    if (known) return known;
    const fresh: MutableProgress = { phase: "init", finished: 0, total: 0, running: [], errors: [], inError: false };
    this.progresses.set(stack, fresh);
    return fresh;
  }
}

function read(progress: MutableProgress, text: string): void {
  if (readError(progress, text)) return;
  const plan = PLAN.exec(text);
  if (plan) {
    progress.phase = "apply";
    progress.total = Number(plan[1]) + Number(plan[2]) + Number(plan[3]);
    return;
  }
  const started = STARTED.exec(text)?.[1];
  if (started !== undefined) {
    progress.phase = "apply";
    progress.running = [...progress.running.filter((address) => address !== started), started];
    return;
  }
  const finished = FINISHED.exec(text)?.[1];
  if (finished !== undefined) {
    progress.finished++;
    progress.running = progress.running.filter((address) => address !== finished);
    return;
  }
  if (/^(Apply|Destroy) complete!/.test(text)) progress.phase = "done";
  else if (/: Refreshing state\.\.\.|^Terraform used the selected providers|^OpenTofu used/.test(text))
    progress.phase = "plan";
}

/** An error is its headline, the resource it is about, and what follows up to the next blank lines. */
function readError(progress: MutableProgress, text: string): boolean {
  const headline = /^Error: (.*)$/.exec(text)?.[1];
  if (headline !== undefined) {
    progress.errors.push({ message: headline, address: undefined });
    progress.inError = true;
    return true;
  }
  const error = progress.errors.at(-1);
  if (!progress.inError || !error) return false;
  const address = WITH.exec(text)?.[1];
  if (address !== undefined) error.address = address;
  else if (/^(Warning: |[a-z]\S+\.\S+( \([^)]*\))?: |Plan: |Apply complete)/.test(text)) {
    progress.inError = false;
    return false;
  } else if (text !== "" && !/^on \S+ line \d+|^\d+:/.test(text) && error.message.length < 2000) {
    error.message += `\n${text}`;
  }
  return true;
}

/** What cdktf prints around the message of the program that failed. */
const FRAMING =
  /^[\u2800-\u28ff]|^\d+ Stacks? deploying|^at .*:\d+|^Node\.js v|checkpoint-api|cdktf encountered an error|non-zero exit code|^Command output/;

/** The lines that name an error, else the last ones. */
export function summarize(output: string): string[] {
  const lines = output
    .replace(COLOURS, "")
    .split("\n")
    .map((line) => line.replace(/^\[[\dT:.-]+\] \[\w+\] default -/, "").trim())
    .filter((line) => line !== "" && !FRAMING.test(line));
  const errors = lines.filter((line) => /\berror\b/i.test(line));
  return errors.length > 0 ? [...new Set(errors)].slice(0, 20) : lines.slice(-10);
}
