// The entry of every npm script. Plain JavaScript, because on a fresh machine nothing is installed yet:
// installs the locked dependencies when they are missing or changed, then runs scripts/<name>.ts.
const { spawn } = require("node:child_process");
const { createHash } = require("node:crypto");
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { join, resolve } = require("node:path");

const root = resolve(__dirname, "..");
const TRIES = 3;
const [name, ...args] = process.argv.slice(2);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `HW-SETUP-001: Node ${process.versions.node} is too old; Headwater needs 20.19 or newer.`,
    "Install a newer Node.",
  );
}

let child;
let interrupted = false;
// The terminal sends Ctrl-C to all of us; whatever runs now decides when it is over, and we wait for it.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    interrupted = true;
    if (signal !== "SIGINT" || !process.stdin.isTTY) child?.kill(signal);
  });
}

installDependencies().then(() => {
  child = spawn(process.execPath, ["--import", "tsx", join(root, "scripts", `${name}.ts`), ...args], {
    cwd: root,
    stdio: "inherit",
  });
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
});

async function installDependencies() {
  const stamp = join(root, "node_modules", ".headwater-lock");
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  process.stdout.write("… Install dependencies (npm ci)\n");
  const started = Date.now();
  for (let attempt = 1; ; attempt++) {
    const problem = await npmCi();
    if (interrupted) stop();
    if (problem === undefined) break;
    if (attempt === TRIES) {
      fail(
        `HW-SETUP-002: npm could not install the dependencies:\n${problem}`,
        "Check the npm registry and run the command again.",
      );
    }
    // A registry that hiccups, or an npm of a killed run that still writes to the same folder.
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    if (interrupted) stop();
  }
  writeFileSync(stamp, lock);
  process.stdout.write(`✓ Install dependencies ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

/** Resolves to what went wrong, or nothing. */
function npmCi() {
  return new Promise((resolve) => {
    child = spawn("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: root,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text) => {
      errors += text;
    });
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code) => {
      // npm's cause comes first, its usage and log file last.
      const lines = errors.split("\n").filter((line) => line !== "npm error");
      resolve(code === 0 ? undefined : lines.slice(0, 5).join("\n").trim());
    });
  });
}

function stop() {
  process.stderr.write("\nInterrupted. Nothing is lost: run the same command again to go on.\n");
  process.exit(130);
}

function fail(message, fix) {
  process.stderr.write(`\n${message}\n→ ${fix}\n`);
  process.exit(1);
}
