/** Strings that begin with this stand for numbers. */
const NUMBER = "\\u0000";

/** Parses JSON whose numbers stay as they are written: each is a string that only `writeExact` understands. */
export const parseExact = (text: string): unknown =>
  JSON.parse(
    text.replace(/("(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*)/g, (_, string: string | undefined, number: string) => {
      return string ?? `"${NUMBER}${number}"`;
    }),
  );

/** The compact text of what `parseExact` gave. */
export const writeExact = (value: unknown): string => JSON.stringify(value).replace(/"\\u0000(-?\d[\d.eE+-]*)"/g, "$1");
