import type { Style } from "../../console/style";
import { renderFinding } from "../check/render-findings";
import type { ContractsCheck, LockResult } from "./check";
import type { RegistryCheck, StreamResult } from "./registry-check";
import type { ContractsRelease } from "./release";

/** What departs from the released, whom it affects, and what a release would record. */
export function renderCheck(result: ContractsCheck, style: Style): string {
  const { locks, registry } = result;
  return [
    ...locks.map((lock) => renderLock(lock, style)),
    ...(registry ? [renderRegistry(registry, style)] : []),
    conclusion(result, style),
  ].join("\n");
}

export function renderRelease(result: ContractsRelease, style: Style): string {
  if (result.errors > 0) return `${renderCheck(result, style)} Nothing was written.`;
  const locks = result.locks.map((lock) => renderLock(lock, style));
  const outcome =
    result.written.length > 0 ? `Written: ${result.written.join(", ")}. Check it in.` : "All is released.";
  return [...locks, `${style.green("✓")} ${outcome}`].join("\n");
}

function renderLock({ file, exists, findings, changes: all }: LockResult, style: Style): string {
  // What may not be released is no change that a release would record.
  const changes = findings.some(({ level }) => level === "error") ? [] : all;
  const width = Math.max(0, ...changes.map(({ name }) => name.length));
  return [
    style.bold(file) + (exists ? "" : style.dim(" (there is none yet: nothing has been released)")),
    ...findings.map((finding) => {
      const affects = finding.affects.length > 0 ? `\n  Affects ${finding.affects.join(", ")}.` : "";
      return `\n${renderFinding(finding, style)}${affects}`;
    }),
    ...(findings.length > 0 && changes.length > 0 ? [""] : []),
    ...changes.map(
      ({ name, what, change }) => `  ${name.padEnd(width)}  ${change === "added" ? `new ${what}` : change}`,
    ),
    ...(findings.length + changes.length === 0 ? ["  no changes"] : []),
    "",
  ].join("\n");
}

function renderRegistry({ url, streams, readers }: RegistryCheck, style: Style): string {
  const lines = [
    ...streams.map((stream) => ({ name: stream.name, what: inRegistry(stream), problems: stream.problems })),
    ...readers.map(({ name, stream, problems }) => ({ name, what: `reads ${stream}`, problems })),
  ];
  const width = Math.max(0, ...lines.map(({ name }) => name.length));
  return [
    style.bold(url),
    ...lines.flatMap(({ name, what, problems }) => [
      `  ${name.padEnd(width)}  ${what}`,
      ...problems.map((problem) => `    ${style.red("error")} ${problem}`),
    ]),
    ...(lines.length === 0 ? ["  no contracts"] : []),
    "",
  ].join("\n");
}

function inRegistry({ subject, version, mode }: StreamResult): string {
  const state = version === undefined ? `is registered as ${subject}` : `would be version ${version} of ${subject}`;
  return mode === undefined ? state : `${state}, compatibility ${mode}`;
}

function conclusion({ errors, locks }: ContractsCheck, style: Style): string {
  if (errors > 0) return `${style.red("✗")} ${errors === 1 ? "1 error" : `${errors} errors`}: not to be released.`;
  const changes = locks.flatMap((lock) => lock.changes).length;
  if (changes === 0) return `${style.green("✓")} All is released.`;
  return `${style.green("✓")} May be released: ${changes === 1 ? "1 change" : `${changes} changes`}.`;
}
