import { type IResolvable, type IResolveContext, Token, Tokenization } from "cdktf";
import { toYaml } from "./yaml";

/** cdktf does not escape Terraform's template markers in plain strings; handlers and dashboards hold both. */
export const escapeTerraform = (text: string): string => text.replace(/[$%](?=\{)/g, (marker) => marker + marker);

/**
 * A value as YAML that arrives unchanged when Terraform has read it. Tokens become expressions whose result is JSON,
 * and so YAML, whatever they turn out to hold: quotes, line ends, a number.
 */
export function terraformYaml(value: unknown): string {
  const tokens = tokensIn(value);
  if (tokens.length === 0) return escapeTerraform(toYaml(value));
  // Placeholders keep the place of the tokens while everything else is written and escaped.
  const mark = unusedMark(JSON.stringify(value));
  const text = escapeTerraform(toYaml(replaceTokens(value, (_, index) => `${mark}${index}_`)));
  const pieces = text.split(new RegExp(`${mark}(\\d+)_`));
  return Token.asString({
    creationStack: [],
    // Only here, since cdktf takes "${" and "}" of a text that has tokens for parts of expressions.
    resolve: (context: IResolveContext) =>
      pieces.map((piece, index) => (index % 2 === 0 ? piece : encoded(tokens[Number(piece)], context))).join(""),
    toString: () => text,
  });
}

/** What is, or has in it, a value that only Terraform knows: strings, numbers and lists. */
export function tokensIn(value: unknown): unknown[] {
  const tokens: unknown[] = [];
  if (hasTokens(value)) replaceTokens(value, (token) => tokens.push(token));
  return tokens;
}

/** Whether there is a token in it: a quick look, since hardly any object has one. */
export function hasTokens(value: unknown): boolean {
  if (typeof value === "string") return value.includes("{TfToken[");
  if (typeof value === "number") return Token.isUnresolved(value);
  if (typeof value !== "object" || value === null) return false;
  return Tokenization.isResolvable(value) || Object.values(value).some(hasTokens);
}

/** A copy with something else in place of each token. */
function replaceTokens(value: unknown, replace: (token: unknown, index: number) => unknown): unknown {
  let count = 0;
  const copy = (part: unknown): unknown => {
    if (Token.isUnresolved(part)) return replace(part, count++);
    if (Array.isArray(part)) return part.map(copy);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, entry]) => [key, copy(entry)]));
  };
  return copy(value);
}

function unusedMark(text: string): string {
  let mark = "TERRAFORM_";
  while (text.includes(mark)) mark += "_";
  return mark;
}

function encoded(token: unknown, context: IResolveContext): string {
  // A string stays one, even if Terraform knows a number.
  const expression =
    typeof token === "string" ? `join("", [${stringParts(token, context).join(", ")}])` : plain(token, context);
  return `\${jsonencode(${expression})}`;
}

function stringParts(text: string, context: IResolveContext): string[] {
  const parts: string[] = [];
  let rest = text;
  for (const token of Tokenization.reverseString(text).tokens) {
    const marker = token.toString();
    const at = rest.indexOf(marker);
    if (at > 0) parts.push(quoted(rest.slice(0, at)));
    parts.push(plain(token, context));
    rest = rest.slice(at + marker.length);
  }
  if (rest !== "") parts.push(quoted(rest));
  return parts;
}

/** A token as an expression, without the braces that it has inside of a text. */
function plain(token: unknown, context: IResolveContext): string {
  const inText = resolved(token, context, false);
  const expression = resolved(token, context, true);
  if (inText === `\${${expression}}`) return String(expression);
  // A lazy value: a text with tokens in it, or none at all.
  const lazy: unknown = Tokenization.isResolvable(token) ? (token as IResolvable).resolve(context) : inText;
  if (typeof lazy !== "string") return escapeTerraform(JSON.stringify(lazy));
  return Token.isUnresolved(lazy) ? `join("", [${stringParts(lazy, context).join(", ")}])` : quoted(lazy);
}

function resolved(token: unknown, context: IResolveContext, suppressBraces: boolean): unknown {
  const before = context.suppressBraces ?? false;
  context.suppressBraces = suppressBraces;
  const value: unknown = context.resolve(token as IResolvable);
  context.suppressBraces = before;
  return value;
}

/** A string as Terraform's language writes it, which is JSON but for two short escapes and the template markers. */
const quoted = (text: string): string =>
  escapeTerraform(JSON.stringify(text).replace(/\\(.)/g, (short, char: string) => LONG_ESCAPES[char] ?? short));
const LONG_ESCAPES: Readonly<Record<string, string>> = { b: "\\u0008", f: "\\u000c" };
