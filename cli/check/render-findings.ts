import type { Style } from "../../console/style";
import type { Finding } from "../synth/findings";
import type { CheckResult } from "./check";

/** A result as text: each finding with its place, what is wrong and what to do; then how many there are. */
export function renderCheck(result: CheckResult, style: Style): string {
  const { errors, warnings, suppressed, checked } = result;
  const counts = [
    count(errors, "error"),
    count(warnings, "warning"),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
  ].join(", ");
  const mark = errors > 0 ? style.red("✗") : style.green("✓");
  const notes = [
    ...result.unusedSuppressions.map(
      ({ code, at, reason }) => `${at} suppresses ${code} (${reason}), which is not found there: remove it.`,
    ),
    ...result.edits.map(({ path, objects }) => `${path} is edited by hand: ${objects.join(", ")}.`),
  ];
  return [
    ...result.findings.map((finding) => `${renderFinding(finding, style)}\n`),
    ...notes.map((note) => `${style.dim("note")} ${note}\n`),
    `${mark} ${counts} in ${checked.join(", ")}`,
  ].join("\n");
}

export function renderFinding({ code, level, path, file, message, fix, suppressed }: Finding, style: Style): string {
  const shown = suppressed === undefined ? PAINT[level](style) : style.dim("suppressed");
  const head = [shown, code && style.bold(code), path, file && style.dim(`(${file})`)].filter(Boolean).join(" ");
  const lines = [
    message,
    ...(suppressed === undefined ? (fix === undefined ? [] : [`→ ${fix}`]) : [`Suppressed: ${suppressed}`]),
  ];
  return [head, ...lines.flatMap((text) => text.split("\n")).map((line) => `  ${line}`)].join("\n");
}

const PAINT: Readonly<Record<Finding["level"], (style: Style) => string>> = {
  error: ({ red }) => red("error"),
  warning: ({ yellow }) => yellow("warning"),
  info: ({ dim }) => dim("info"),
};

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;
