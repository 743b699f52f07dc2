/** A .proto file, taken apart without understanding it. */
export interface ProtoText {
  /** `proto2` if it does not say. */
  readonly syntax: string;
  readonly space: string;
  readonly imports: readonly string[];
  /** Names of messages, enums and services at the top. */
  readonly defines: readonly string[];
  readonly messages: readonly string[];
  /** Options of the file, as they are written. */
  readonly options: readonly string[];
  /** All else, comments included. */
  readonly body: string;
}

type Parts = { -readonly [K in keyof ProtoText]: ProtoText[K] extends string ? string : string[] };

// What is not closed goes to the end of its line or of the text: to look for the rest again would take quadratic time.
const TOKEN = /"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|[{};]|\s+|[^\s{};"'/]+|./g;

/** Finds the statements at the top of a file. It never throws: whether the text is valid is told by the parser. */
export function protoText(text: string): ProtoText {
  const file: Parts = { syntax: "proto2", space: "", imports: [], defines: [], messages: [], options: [], body: "" };
  let statement = "";
  let [depth, start, from] = [0, -1, 0];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const isSpace = /^(\s|\/\/|\/\*)/.test(token);
    if (!isSpace && depth === 0 && start < 0) start = index;
    if (!isSpace && depth === 0) statement += `${statement === "" ? "" : " "}${token}`;
    if (token === "{") depth += 1;
    else if (token === "}") depth = Math.max(0, depth - 1);
    const ends = token === ";" || (token === "}" && !statement.startsWith("option "));
    if (depth > 0 || !ends) continue;
    const end = index + token.length;
    if (take(file, statement, text.slice(start, end))) {
      file.body += text.slice(from, start);
      from = end;
    }
    [statement, start] = ["", -1];
  }
  file.body = `${file.body}${text.slice(from)}`.replace(/\n{3,}/g, "\n\n").trim();
  return file;
}

/** Whether the statement belongs to the head of a file, not to its body. */
function take(file: Parts, statement: string, written: string): boolean {
  const [, keyword = "", rest = ""] = /^(\w+)\s*([\s\S]*)$/.exec(statement) ?? [];
  const quoted = /["']([^"']*)["']/.exec(rest)?.[1];
  switch (keyword) {
    case "syntax":
      file.syntax = quoted ?? file.syntax;
      return true;
    case "package":
      file.space = /^[\w.]+/.exec(rest)?.[0] ?? "";
      return true;
    case "import":
      if (quoted !== undefined) file.imports.push(quoted);
      return true;
    case "option":
      file.options.push(written);
      return true;
    case "message":
    case "enum":
    case "service": {
      const name = /^\w+/.exec(rest)?.[0] ?? "";
      file.defines.push(name);
      if (keyword === "message") file.messages.push(name);
      return false;
    }
    default:
      return false;
  }
}
