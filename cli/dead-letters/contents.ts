import { isUtf8 } from "node:buffer";
import { unframe } from "../../runtime/handler-host/codecs/wire-format";

const EXCERPT_BYTES = 96;

/** A text as such, JSON indented, anything else as an excerpt of its bytes. */
export function renderBytes(base64: string | null | undefined): string {
  if (base64 === null || base64 === undefined) return "none";
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length === 0) return "empty";
  const text = isUtf8(bytes) ? bytes.toString("utf8") : undefined;
  if (text !== undefined && isPrintable(text)) return indented(text);
  const framed = unframe(bytes);
  const schema = framed ? `, schema ${framed.schemaId} of the registry` : "";
  const excerpt = bytes.subarray(0, EXCERPT_BYTES).toString("hex");
  return `${bytes.length} bytes${schema}: ${excerpt}${bytes.length > EXCERPT_BYTES ? "…" : ""}`;
}

/** Without control characters, which could do things to a terminal. */
const isPrintable = (text: string): boolean => !/[\p{Cc}]/u.test(text.replace(/[\n\r\t]/g, ""));

function indented(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? JSON.stringify(value, null, 2) : text;
  } catch {
    return text;
  }
}
