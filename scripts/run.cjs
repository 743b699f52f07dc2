// The entry of every npm script. Plain JavaScript, because on a fresh machine nothing is installed yet:
// installs the locked dependencies when they are missing or changed, then runs scripts/<name>.ts.
const { spawnSync, spawn } = require("node:child_process");
const { createHash } = require("node:crypto");
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { join, resolve } = require("node:path");

const root = resolve(__dirname, "..");
const [name, ...args] = process.argv.slice(2);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `HW-SETUP-001: Node ${process.versions.node} is too old; Headwater needs 20.19 or newer.`,
    "Install a newer Node.",
  );
}

installDependencies();

const child = spawn(process.execPath, ["--import", "tsx", join(root, "scripts", `${name}.ts`), ...args], {
  cwd: root,
  stdio: "inherit",
});
// The terminal sends Ctrl-C to both of us; the script decides when it is over.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));

function installDependencies() {
  const stamp = join(root, "node_modules", ".headwater-lock");
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  process.stdout.write("… Install dependencies (npm ci)\n");
  const started = Date.now();
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (npm.status !== 0) {
    // npm's cause comes first, its usage and log file last.
    const lines = npm.error ? [npm.error.message] : npm.stderr.split("\n").filter((line) => line !== "npm error");
    const reason = lines.slice(0, 5).join("\n").trim();
    fail(
      `HW-SETUP-002: npm could not install the dependencies:\n${reason}`,
      "Check the npm registry and run the command again.",
    );
  }
  writeFileSync(stamp, lock);
  process.stdout.write(`✓ Install dependencies ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

function fail(message, fix) {
  process.stderr.write(`\n${message}\n→ ${fix}\n`);
  process.exit(1);
}
