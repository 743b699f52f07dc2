import { contractDigest } from "../contracts/digest";
import { compactJson } from "../contracts/json-text";
import type { ContractFormat } from "../model/contract-declaration";
import type { Problem } from "../model/problem";
import type { Lock, LockedSchema } from "./lock";
import { lockProblems } from "./lock-schema";
import { prettyJson } from "./pretty-json";

const HEADER = `# What this environment has: contracts that events were written with, and names that data hangs on.
# \`headwater contracts release\` writes it; check it in. Conflicts: keep both sides' entries, then release again.
`;

/** The text of a lock file: sorted, a line for each fact, no commas between entries that a merge would stumble over. */
export function lockText(lock: Lock): string {
  const { Scalar, stringify } = require("yaml") as typeof import("yaml");
  const options = { sortMapEntries: true, lineWidth: 0, blockQuote: "literal", aliasDuplicateObjects: false } as const;
  const { version, teams } = withSchemas(lock, (format, { schema, ...rest }) => {
    const scalar = new Scalar(format === "protobuf" ? schema : prettyJson(schema));
    scalar.type = PLAIN_LINES.test(scalar.value) ? "BLOCK_LITERAL" : "QUOTE_DOUBLE";
    return { ...rest, schema: scalar };
  });
  // What a reader needs to know first comes first.
  return `${HEADER}version: ${version}\n${stringify({ teams }, options)}`;
}

/** Text that stays as it is when it is indented, and when git changes the ends of its lines. */
const PLAIN_LINES = /^[^\s\p{C}](?:[^\p{C}\u0085\u2028\u2029]|[\n\t])*[^\s\p{C}]\n?$/u;

export type ParsedLock = { readonly lock: Lock } | { readonly problems: readonly Problem[] };

/**
 * Reads the text of a lock file. Problems: HW-LOCKFILE-001 if it is no YAML, 002 if git left a conflict in it, 003 if it
 * is no lock, 004 if a newer Headwater wrote it, 005 if the text of a contract was changed.
 *
 * @param file what people call it
 */
export function parseLock(text: string, file: string): ParsedLock {
  const conflict = text.split("\n").findIndex((line) => /^(<{7}|>{7}|\|{7})( |$)/.test(line.trimEnd()));
  if (conflict >= 0) return { problems: [conflictIn(file, conflict + 1)] };
  const { parseDocument } = require("yaml") as typeof import("yaml");
  const document = parseDocument(text, { logLevel: "silent" });
  const [error] = document.errors;
  if (error) return { problems: [unreadable(file, error.message.split("\n")[0]?.replace(/:$/, "") ?? "")] };
  let value: unknown;
  try {
    value = document.toJS();
  } catch (failure) {
    return { problems: [unreadable(file, failure instanceof Error ? failure.message : String(failure))] };
  }
  const problems = lockProblems(value, file);
  if (problems.length > 0) return { problems };
  const changed: string[] = [];
  const lock = withSchemas(value as Lock, (format, schema, where) => {
    const original = writtenOf(format, schema);
    if (!original) changed.push(where);
    return original ?? schema;
  }) as Lock;
  return changed.length > 0 ? { problems: changed.map((where) => editedContract(file, where)) } : { lock };
}

/** The lock with each schema made into something else. */
function withSchemas(
  lock: Lock,
  change: (format: ContractFormat, schema: LockedSchema, where: string) => object,
): object & { readonly version: number; readonly teams: object } {
  return {
    ...lock,
    teams: mapped(lock.teams, (team, teamName) => ({
      ...team,
      streams: mapped(team.streams, ({ contract, ...stream }, name) => ({
        ...stream,
        ...(contract && {
          contract: {
            ...contract,
            versions: contract.versions.map((version, index) =>
              change(contract.format, version, `version ${index + 1} of the contract of ${teamName}/${name}`),
            ),
          },
        }),
      })),
      workloads: mapped(team.workloads, ({ reads, ...workload }, name) => ({
        ...workload,
        ...(reads && {
          reads: mapped(reads, (reader, topic) =>
            change(reader.format, reader, `the schema with which ${teamName}/${name} reads ${topic}`),
          ),
        }),
      })),
    })),
  };
}

const mapped = <T, R>(record: Readonly<Record<string, T>>, map: (value: T, name: string) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value, name)]));

/** The schema as it was before it was laid out; undefined if it has another digest. */
function writtenOf(format: ContractFormat, locked: LockedSchema): LockedSchema | undefined {
  const { digest, message } = locked;
  const schema = format === "protobuf" ? locked.schema : compactJson(locked.schema);
  const same = digest === contractDigest({ format, ...(message === undefined ? {} : { message }), schema });
  return same ? { ...locked, schema } : undefined;
}

const unreadable = (file: string, why: string): Problem => ({
  code: "HW-LOCKFILE-001",
  message: `${file} can't be read: ${why}.`,
  fix: "Correct it, or take the last version from git.",
});

const conflictIn = (file: string, line: number): Problem => ({
  code: "HW-LOCKFILE-002",
  message: `${file} holds a merge conflict at line ${line}.`,
  fix: "Resolve it in git. If both sides released a version of one contract, keep the version that is deployed and release the other again.",
});

const editedContract = (file: string, where: string): Problem => ({
  code: "HW-LOCKFILE-005",
  message: `${file}: the text of ${where} does not have the digest beside it, so one of the two was changed.`,
  fix: "Take the entry from git as it was: what is released stays as it is.",
});
