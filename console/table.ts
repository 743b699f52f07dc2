/** Rows of text under their heads, in columns; columns of numbers are aligned to the right. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => String(row[column] ?? "").length)),
  );
  const isNumber = heads.map((_, column) =>
    rows.every((row) => typeof row[column] === "number" || row[column] === "–"),
  );
  const line = (cells: readonly (string | number)[]) =>
    cells
      .map((cell, column) =>
        isNumber[column] ? String(cell).padStart(widths[column] ?? 0) : String(cell).padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [line(heads), ...rows.map(line)];
}
