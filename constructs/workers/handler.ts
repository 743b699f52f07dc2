import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { compileFunction } from "node:vm";
import { packageRoot } from "../delivery/package-root";
import { projectFolder } from "../delivery/project-folder";
import { notBuilt } from "../delivery/runtime-code";
import type { Problem } from "../model/problem";

/** A handler's code, and why it is empty if it could not be built. */
export interface BuiltHandler {
  /** A CommonJS module. */
  readonly code: string;
  readonly digest: string;
  readonly problem: Problem | undefined;
}

/** A function of the user's, as code that the runtime loads. */
export class Handler {
  /**
   * From a source file: TypeScript or JavaScript, bundled with its imports when the program is synthesized.
   * Reports HW-HANDLER-001 if there is no such file, HW-HANDLER-002 if it does not compile.
   *
   * @param file relative to the folder of cdktf.json
   */
  static fromFile(file: string): Handler {
    return new Handler(() => bundle(file));
  }

  /**
   * From the text of a CommonJS module. Reports HW-HANDLER-002 if it does not compile.
   *
   * @example Handler.inline("module.exports = async (event) => console.log(event.value);")
   */
  static inline(code: string): Handler {
    return new Handler(() => compiled(code));
  }

  /**
   * One of Headwater's own, which takes the user's work: `runtime/<name>`, built into `dist/bundles`. Reports
   * HW-DELIVERY-004 if it is not built.
   */
  static builtIn(name: "ingest"): Handler {
    return new Handler(() => {
      const file = join(packageRoot(), "dist", "bundles", `${name}.cjs`);
      return existsSync(file) ? readFileSync(file, "utf8") : notBuilt(dirname(file));
    });
  }

  private built: BuiltHandler | undefined;

  private constructor(private readonly load: () => string | Problem) {}

  /** The code, built once. If it can't be built, the code is empty and the problem says why. */
  build(): BuiltHandler {
    if (!this.built) {
      const loaded = this.load();
      const [code, problem] = typeof loaded === "string" ? [loaded, undefined] : ["", loaded];
      this.built = { code, digest: createHash("sha256").update(code).digest("hex").slice(0, 16), problem };
    }
    return this.built;
  }
}

function bundle(file: string): string | Problem {
  const project = projectFolder();
  const path = isAbsolute(file) ? file : resolve(project, file);
  if (!existsSync(path)) {
    return {
      code: "HW-HANDLER-001",
      message: `There is no handler at ${file}; it was looked for in ${project}.`,
      fix: "Name an existing file, relative to the folder of cdktf.json.",
    };
  }
  // Loaded only here: a program without source handlers never pays for it.
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  try {
    const result = buildSync({
      entryPoints: [path],
      absWorkingDir: dirname(path),
      bundle: true,
      platform: "node",
      target: "node22",
      format: "cjs",
      write: false,
      logLevel: "silent",
    });
    return result.outputFiles[0]?.text ?? "";
  } catch (error) {
    return doesNotCompile(file, firstMistake(error));
  }
}

function compiled(code: string): string | Problem {
  try {
    compileFunction(code, ["exports", "require", "module", "__filename", "__dirname"]);
    return code;
  } catch (error) {
    return doesNotCompile("The inline handler", error instanceof Error ? error.message : String(error));
  }
}

const doesNotCompile = (what: string, why: string): Problem => ({
  code: "HW-HANDLER-002",
  message: `${what} does not compile: ${why.replace(/\.$/, "")}.`,
  fix: "Correct it; an inline handler is a CommonJS module (module.exports = …).",
});

/** esbuild's errors carry their place; whatever else it throws has a message at least. */
function firstMistake(error: unknown): string {
  const [first] = (error as Partial<import("esbuild").BuildFailure>).errors ?? [];
  if (!first) return error instanceof Error ? error.message : String(error);
  const { location, text } = first;
  return location ? `${location.file}:${location.line}: ${text}` : text;
}
