/** Longest line that an object or an array is written on. */
const WIDTH = 100;

/**
 * JSON for people: short objects on one line, so that a field of a schema is a line. Only whitespace is added outside
 * strings, and numbers stay as they are written.
 *
 * @param text valid JSON
 */
export function prettyJson(text: string): string {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  let next = 0;

  const value = (): Node => {
    const token = tokens[next++] ?? "";
    if (token !== "{" && token !== "[") return token;
    const items: Item[] = [];
    while (next < tokens.length && tokens[next] !== "}" && tokens[next] !== "]") {
      const first = value();
      if (tokens[next] === ":") {
        next += 1;
        items.push({ key: `${first}: `, value: value() });
      } else {
        items.push({ key: "", value: first });
      }
      if (tokens[next] === ",") next += 1;
    }
    next += 1;
    return { open: token, items };
  };
  return written(value(), "", 0);
}

type Node = string | { readonly open: "{" | "["; readonly items: readonly Item[] };
interface Item {
  readonly key: string;
  readonly value: Node;
}

function written(node: Node, indent: string, taken: number): string {
  if (typeof node === "string") return node;
  const close = node.open === "{" ? "}" : "]";
  if (node.items.length === 0) return node.open + close;
  const line = onOneLine(node, WIDTH - indent.length - taken);
  if (line !== undefined) return line;
  const inner = `${indent}  `;
  const items = node.items.map(({ key, value }) => `${inner}${key}${written(value, inner, key.length)}`);
  return `${node.open}\n${items.join(",\n")}\n${indent}${close}`;
}

/** undefined if it has more than `width` characters. */
function onOneLine(node: Node, width: number): string | undefined {
  if (typeof node === "string") return node.length <= width ? node : undefined;
  const parts: string[] = [];
  let left = width - 4;
  for (const { key, value } of node.items) {
    const part = onOneLine(value, left - key.length);
    if (part === undefined) return undefined;
    parts.push(key + part);
    left -= key.length + part.length + 2;
  }
  if (left < -2) return undefined;
  if (parts.length === 0) return node.open === "{" ? "{}" : "[]";
  return node.open === "{" ? `{ ${parts.join(", ")} }` : `[${parts.join(", ")}]`;
}
