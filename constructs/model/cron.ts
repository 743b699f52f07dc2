interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** What KEDA reads, in this order: https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format. */
const FIELDS: readonly Field[] = [
  { name: "minute", least: 0, most: 59 },
  { name: "hour", least: 0, most: 23 },
  { name: "day of the month", least: 1, most: 31 },
  { name: "month", least: 1, most: 12, names: MONTHS },
  { name: "day of the week", least: 0, most: 6, names: DAYS },
];

/** Why a text is no time of cron, as a sentence; undefined if it is one. */
export function cronMistake(text: string): string | undefined {
  const given = text.trim().split(/\s+/);
  if (given.length !== FIELDS.length) return "It has not five fields.";
  for (const [index, field] of FIELDS.entries()) {
    const wrong = (given[index] ?? "").split(",").find((part) => !isPart(part, field));
    if (wrong !== undefined) return `"${wrong}" is no ${field.name} from ${field.least} to ${field.most}.`;
  }
  return undefined;
}

/** `*`, `?`, a value or a range of them; each with a step or without. */
function isPart(part: string, field: Field): boolean {
  const [range = "", step, ...more] = part.split("/");
  if (more.length > 0 || (step !== undefined && !(/^\d+$/.test(step) && Number(step) > 0))) return false;
  if (range === "*" || range === "?") return true;
  const ends = range.split("-").map((end) => fieldValue(end, field));
  const [from, to = from] = ends;
  return ends.length <= 2 && from !== undefined && to !== undefined && from <= to;
}

function fieldValue(text: string, { least, most, names = [] }: Field): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return least + named;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}
