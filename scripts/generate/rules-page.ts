import { join } from "node:path";
import { type Rule, rules } from "../../constructs/rules";
import { projectDir } from "../../toolchain/paths";

export const rulesFile = join(projectDir(), "docs", "rules.md");

/** docs/rules.md: what each rule says of itself. */
export function rulesPage(): string {
  const sorted = [...rules].sort((a, b) => (a.code < b.code ? -1 : 1));
  return `${INTRODUCTION}
| Code | What must hold | Level | Told of |
|---|---|---|---|
${sorted.map(row).join("\n")}

${sorted.map(section).join("\n")}`;
}

const INTRODUCTION = `<!-- Made by \`npm run generate\` from constructs/rules; do not edit. -->
# Rules

What is declared is checked whenever a program is synthesized. Each rule looks at one platform, team, stream or workload
at a time, and finds it compliant, non-compliant, or that the rule does not apply to it. An error fails synth; a warning
does not. All findings are told at once, each with its construct's path. The other errors of a declaration are in
[errors](errors.md).

**One program or all.** A *local* rule needs no more than the program. A *global* one depends on what other teams'
programs declare: within one program it is told only of what has \`visibility: "team"\`, which others can't use. All of
them are told when the programs' files are checked together, with \`headwater check shop.json billing.json\`: each is the
\`headwater/topology.json\` that synth writes beside the stacks.

**Tokens**, which Terraform resolves later, are not judged: the rule does not apply. Where a plain value is needed,
HW-VALUE-002 says so.

**Suppressing.** A finding that does not matter is suppressed for a construct and everything below it, with a reason:

\`\`\`ts
Rules.of(orderPlaced).suppress("HW-STREAM-001", { reason: "the mainframe publishes it" });
\`\`\`

It no longer fails synth, and is listed with its reason in \`headwater/report.json\` beside the stacks, which also says of
each suppression whether it was used. Where a section says *can't be suppressed*, data would be lost, or the cluster would
refuse it anyway.
`;

const anchor = (code: string): string => code.toLowerCase();

const row = ({ code, name, level, scope }: Rule): string =>
  `| [${code}](#${anchor(code)}) | ${name} | ${level} | ${scope === "local" ? "one program" : "all programs"} |`;

const section = (rule: Rule): string => `## ${rule.code}

${rule.name}.

- Level: ${rule.level}${rule.suppressible ? "" : "; can't be suppressed"}
- Scope: ${rule.scope}
- Applies to: ${rule.appliesTo.join(", ")}

${rule.why}

**What to do:** ${rule.fix}

\`\`\`ts
${rule.example}
\`\`\`
`;
