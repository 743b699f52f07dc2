import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compileFunction } from "node:vm";
import { packageRoot } from "../delivery/package-root";
import { notBuilt } from "../delivery/runtime-code";
import type { Problem } from "../model/problem";
import { bundleHandler, doesNotCompile, type HandlerBundle } from "./bundle-handler";

/** A handler's code, and why it is empty if it could not be built. */
export interface BuiltHandler extends Partial<HandlerBundle> {
  /** A CommonJS module. */
  readonly code: string;
  readonly digest: string;
  readonly problem: Problem | undefined;
}

/** A function of the user's, as code that the runtime loads. */
export class Handler {
  /**
   * From a source file: TypeScript or JavaScript, bundled with its imports when the program is synthesized. It may import
   * files of the project, what Node has built in, and packages that its package.json lists under `dependencies`.
   * Reports HW-HANDLER-001 if there is no such file, HW-HANDLER-002 if it does not compile, HW-HANDLER-003 if an import is
   * not there, HW-HANDLER-004 if its package is not declared, HW-HANDLER-005 and HW-HANDLER-006 unless it has one default
   * export, HW-HANDLER-007 if it needs native code.
   *
   * @param file relative to the folder of cdktf.json
   */
  static fromFile(file: string): Handler {
    return new Handler(() => bundleHandler(file));
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
  static builtIn(name: "ingest" | "access-log" | "forward"): Handler {
    return new Handler(() => {
      const file = join(packageRoot(), "dist", "bundles", `${name}.cjs`);
      return existsSync(file) ? readFileSync(file, "utf8") : notBuilt(dirname(file));
    });
  }

  private built: BuiltHandler | undefined;

  private constructor(private readonly load: () => string | HandlerBundle | Problem) {}

  /** The code, built once. If it can't be built, the code is empty and the problem says why. */
  build(): BuiltHandler {
    this.built ??= builtOf(this.load());
    return this.built;
  }
}

function builtOf(loaded: string | HandlerBundle | Problem): BuiltHandler {
  if (typeof loaded === "string") return { code: loaded, digest: digestOf(loaded), problem: undefined };
  if ("message" in loaded) return { code: "", digest: digestOf(""), problem: loaded };
  return { ...loaded, digest: digestOf(loaded.code), problem: undefined };
}

const digestOf = (code: string): string => createHash("sha256").update(code).digest("hex").slice(0, 16);

function compiled(code: string): string | Problem {
  try {
    compileFunction(code, ["exports", "require", "module", "__filename", "__dirname"]);
    return code;
  } catch (error) {
    return doesNotCompile("The inline handler", error instanceof Error ? error.message : String(error));
  }
}
