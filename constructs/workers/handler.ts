import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import type { HandlerCode } from "../model/topology";

/** A function of the user's, as code that the runtime loads. */
export class Handler {
  /**
   * From a source file: TypeScript or JavaScript, bundled with its imports when the program is synthesized.
   *
   * @param file relative to the folder of cdktf.json
   * @throws when the file is missing or does not compile
   */
  static fromFile(file: string): Handler {
    return new Handler(() => bundle(projectPath(file)));
  }

  /**
   * From the text of a CommonJS module.
   *
   * @example Handler.inline("module.exports = async (event) => console.log(event.value);")
   */
  static inline(code: string): Handler {
    return new Handler(() => code);
  }

  private built: HandlerCode | undefined;

  private constructor(private readonly build: () => string) {}

  /** Built once, when first asked for. */
  get code(): HandlerCode {
    if (!this.built) {
      const code = this.build();
      this.built = { code, digest: createHash("sha256").update(code).digest("hex").slice(0, 16) };
    }
    return this.built;
  }
}

function bundle(file: string): string {
  if (!existsSync(file)) throw new Error(`HW-HANDLER-001: there is no handler at ${file}.`);
  // Loaded only here: a program without source handlers never pays for it.
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  const result = buildSync({
    entryPoints: [file],
    absWorkingDir: dirname(file),
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    write: false,
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
}

function projectPath(file: string): string {
  if (isAbsolute(file)) return file;
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "cdktf.json"))) return resolve(folder, file);
    if (folder === dirname(folder)) return resolve(file);
  }
}
