import type { Problem } from "../../model/problem";
import { type Inlined, mixedFiles, type SchemaFile, twoDefinitions } from "../schema-file";
import { type ProtoText, protoText } from "./statements";

interface ProtoPart extends ProtoText {
  readonly file: SchemaFile;
}

/**
 * Makes one .proto file of several that have one package, since a file has one. What nothing imports is left out.
 * Without a message named, an event is the only one at the top of the contract's own file.
 */
export function inlineProtobuf(main: SchemaFile, references: readonly SchemaFile[], message?: string): Inlined {
  const problems: Problem[] = [];
  const known = references.map((file) => ({ file, ...protoText(file.text) }));
  const root = { file: main, ...protoText(main.text) };
  const parts = new Set<ProtoPart>([root]);
  const imports = new Set<string>();
  for (const part of parts) {
    for (const path of part.imports) {
      const found = imported(path, known);
      // Those that are built in; of any other the parser says that it is not there.
      if (found.length === 0) imports.add(path);
      if (found.length > 1) problems.push(ambiguous(part.file, path, found));
      const [only] = found;
      if (found.length === 1 && only) parts.add(only);
    }
  }
  const others = [...parts].filter((part) => part !== root);
  problems.push(...others.flatMap((part) => differences(root, part)), ...clashes([...parts]));
  if (problems.length > 0) return { problems };

  const [event, ...more] = root.messages;
  const space = root.space === "" ? "" : `${root.space}.`;
  const chosen = message ?? (event !== undefined && more.length === 0 ? `${space}${event}` : undefined);
  return { text: joined(root, others, [...imports]), ...(chosen === undefined ? {} : { message: chosen }) };
}

/** Compilers look for an import in folders that only they know: it may be the end of a path. */
function imported(path: string, known: readonly ProtoPart[]): readonly ProtoPart[] {
  const exact = known.filter(({ file }) => file.path === path);
  return exact.length > 0 ? exact : known.filter(({ file }) => file.path.endsWith(`/${path}`));
}

function joined(root: ProtoPart, others: readonly ProtoPart[], imports: readonly string[]): string {
  const head = [
    `syntax = "${root.syntax}";`,
    ...(root.space === "" ? [] : [`package ${root.space};`]),
    ...imports.map((path) => `import ${JSON.stringify(path)};`),
    // Those of the other files are about the code that is generated for them.
    ...root.options,
  ];
  return `${[head.join("\n"), ...[root, ...others].map(({ body }) => body)].filter((text) => text !== "").join("\n\n")}\n`;
}

function differences(root: ProtoPart, part: ProtoPart): Problem[] {
  const problems: Problem[] = [];
  if (root.space !== part.space) {
    problems.push(
      mixedFiles(
        `their packages are ${told(root.space)} and ${told(part.space)}`,
        root.file,
        part.file,
        "Give both files the same package, or copy the messages: a registry's schema is one file, and a file has one package.",
      ),
    );
  }
  if (root.syntax !== part.syntax) {
    const what = `one has the syntax ${root.syntax}, the other ${part.syntax}`;
    problems.push(mixedFiles(what, root.file, part.file, "Write both for the same syntax."));
  }
  return problems;
}

function clashes(parts: readonly ProtoPart[]): Problem[] {
  const first = new Map<string, ProtoPart>();
  return parts.flatMap((part) =>
    part.defines.flatMap((name) => {
      const other = first.get(name);
      if (!other) first.set(name, part);
      return other && other !== part ? [twoDefinitions(name, other.file, part.file)] : [];
    }),
  );
}

const told = (space: string): string => (space === "" ? "none" : JSON.stringify(space));

const ambiguous = (file: SchemaFile, path: string, found: readonly ProtoPart[]): Problem => ({
  code: "HW-CONTRACT-009",
  message: `${file.name} imports ${JSON.stringify(path)}, which may be ${found.map((part) => part.file.name).join(" or ")}.`,
  fix: "Write more of the path in the import, or leave one of the files out of references.",
});
