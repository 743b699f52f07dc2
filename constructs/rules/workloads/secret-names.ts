/** What a variable or an option is called that holds a secret, judged by its last word. */
export function namesSecret(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter(Boolean);
  const last = words.at(-1) ?? "";
  const before = words.at(-2);
  // PWD alone is a shell's working directory.
  if (last === "PWD") return before !== undefined && before !== "OLD";
  if (last === "KEY") return before === undefined || !HARMLESS_KEYS.has(before);
  return SECRETS.has(last);
}

/** `TOKEN_URL`, `PASSWORD_FILE` and `MAX_TOKENS` end in other words. */
const SECRETS = new Set(["PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN", "CREDENTIAL", "CREDENTIALS", "APIKEY"]);

const HARMLESS_KEYS = new Set(
  "PUBLIC PARTITION ROUTING SORT PRIMARY FOREIGN CACHE SHARD HASH GROUP EVENT MESSAGE".split(" "),
);
