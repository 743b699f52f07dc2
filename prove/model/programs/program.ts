/** JavaScript, as a user would write it. */
export type Code = string;

/** `const name = new construct(scope, "id", { props });` */
export interface Creation {
  readonly name: string;
  readonly construct:
    | "HeadwaterStack"
    | "Platform"
    | "Team"
    | "EventStream"
    | "StateStream"
    | "Tombstone"
    | "Service"
    | "Worker"
    | "DurableFunction"
    | "DurableEntity";
  readonly scope: Code;
  readonly id: string;
  readonly props: Readonly<Record<string, Code>>;
}

export type Statement = Creation | Code;

/**
 * What a user writes, statement by statement, so that mistakes can be put into it. Variables that it finds: everything
 * that Headwater, cdktf and constructs export, `app` with its folder `outdir`, and `file(text)`, which writes a file and
 * gives its path.
 */
export interface Program {
  readonly statements: readonly Statement[];
  /** The program of another repository; it finds `manifest`, the file that the first one's synth writes. */
  readonly importing?: readonly Statement[];
}

export const isCreation = (statement: Statement): statement is Creation => typeof statement !== "string";

/** The program's text: what runs is what is printed. */
export function textOf(statements: readonly Statement[]): Code {
  return statements.map((statement) => (isCreation(statement) ? creationText(statement) : statement)).join("\n");
}

function creationText({ name, construct, scope, id, props }: Creation): Code {
  const entries = Object.entries(props).map(([prop, value]) => (prop === value ? prop : `${prop}: ${value}`));
  const last = entries.length > 0 ? `, { ${entries.join(", ")} }` : "";
  return `const ${name} = new ${construct}(${scope}, ${JSON.stringify(id)}${last});`;
}

/** Both programs as one text, for people. */
export const printed = ({ statements, importing }: Program): string =>
  importing ? `${textOf(statements)}\n\n// In another repository:\n${textOf(importing)}` : textOf(statements);
