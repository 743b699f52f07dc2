/** Colours for a terminal; plain text elsewhere, with NO_COLOR (https://no-color.org), and in continuous integration. */
export interface Style {
  readonly red: Paint;
  readonly yellow: Paint;
  readonly green: Paint;
  readonly bold: Paint;
  readonly dim: Paint;
}

type Paint = (text: string) => string;

export function styleOf(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): Style {
  const colours = stream.isTTY === true && !env.NO_COLOR && !env.CI;
  const paint =
    (code: number): Paint =>
    (text) =>
      colours && text !== "" ? `\u001b[${code}m${text}\u001b[0m` : text;
  return { red: paint(31), yellow: paint(33), green: paint(32), bold: paint(1), dim: paint(2) };
}
