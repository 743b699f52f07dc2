import { existsSync, readFileSync, statSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { projectFolder } from "../delivery/project-folder";
import type { ContractFormat } from "../model/contract-declaration";
import type { Problem } from "../model/problem";

/** Where a schema comes from: a file, relative to the folder of cdktf.json, or the schema itself. */
export type ContractSource = string | { readonly inline: string | object };

/**
 * Largest schema in bytes. A contract travels in its owner's Helm release, whose record may take 1 MiB with everything
 * else in it; a schema of this size describes some thousand fields.
 */
export const MAX_BYTES = 256 * 1024;

/** The text of a schema and what people call it. */
export function readSource(source: ContractSource): { name: string; text: string } | { problems: Problem[] } {
  if (typeof source === "string") return readFile(source);
  const { inline } = source;
  const name = "The inline contract";
  try {
    return checked(name, Buffer.from(typeof inline === "string" ? inline : (JSON.stringify(inline) ?? "")));
  } catch (error) {
    return {
      problems: [unreadable(name, error instanceof TypeError ? "it contains itself or a BigInt" : String(error))],
    };
  }
}

function readFile(file: string): ReturnType<typeof readSource> {
  const project = projectFolder();
  const path = isAbsolute(file) ? file : resolve(project, file);
  if (!existsSync(path) || !statSync(path).isFile()) {
    return {
      problems: [
        {
          code: "HW-CONTRACT-001",
          message: `There is no contract at ${file}; it was looked for in ${project}.`,
          fix: "Name an existing file, relative to the folder of cdktf.json.",
        },
      ],
    };
  }
  if (statSync(path).size > MAX_BYTES) return { problems: [tooLarge(file, statSync(path).size)] };
  try {
    return checked(file, readFileSync(path));
  } catch (error) {
    return { problems: [unreadable(file, error instanceof Error ? error.message : String(error))] };
  }
}

function checked(name: string, bytes: Buffer): ReturnType<typeof readSource> {
  if (bytes.length > MAX_BYTES) return { problems: [tooLarge(name, bytes.length)] };
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { problems: [unreadable(name, "it is not text in UTF-8")] };
  }
  if (text.includes("\0")) return { problems: [unreadable(name, "it is not text")] };
  if (text.trim() === "") return { problems: [unreadable(name, "it is empty")] };
  return { name, text };
}

const unreadable = (name: string, why: string): Problem => ({
  code: "HW-CONTRACT-002",
  message: `${name} can't be used as a contract: ${why}.`,
  fix: "Give an Avro or JSON schema, or the text of a .proto file, in UTF-8.",
});

export const tooLarge = (name: string, bytes: number): Problem => ({
  code: "HW-CONTRACT-002",
  message: `${name} can't be used as a contract: it has ${bytes} bytes, and at most ${MAX_BYTES} are allowed.`,
  fix: "Split the event, or leave out what no subscriber reads.",
});

/** What the text seems to be, to tell a contract that was given to the wrong method. */
export function looksLike(text: string): ContractFormat | undefined {
  if (/^\s*(syntax\s*=|edition\s*=|package\s+[\w.]+\s*;|import\s+"|message\s+\w+\s*\{)/m.test(text)) return "protobuf";
  if (/"type"\s*:\s*"(record|fixed|enum)"/.test(text)) return "avro";
  if (/"(\$schema|properties|\$ref|\$defs|definitions)"\s*:/.test(text)) return "json";
  return undefined;
}
