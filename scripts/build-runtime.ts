import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { runOrThrow } from "../console/process";
import { projectDir } from "../toolchain/paths";

/** The runtime's programs and where each begins. */
const programs = {
  worker: "runtime/handler-host/worker-main.ts",
  service: "runtime/handler-host/service-main.ts",
  hook: "runtime/hook/main.ts",
  provisioner: "runtime/provisioner/main.ts",
} as const;

/**
 * What mounted code may weigh, in bytes: a ConfigMap holds 1 MiB, and Kubernetes sends it as base64.
 * A team's namespace has worker, service and hook in one; the provisioner has one of its own.
 */
const MAX_TEAM_BYTES = 700 * 1024;
const MAX_PROVISIONER_BYTES = 700 * 1024;

/** Bundles the runtime into `<outDir>/<program>.cjs.gz` and `<outDir>/start.cjs`, and proves that each of them loads. */
export async function buildRuntime(outDir: string): Promise<void> {
  const work = `${outDir}.building-${process.pid}`;
  try {
    await mkdir(work, { recursive: true });
    await writeFile(join(work, "start.cjs"), await bundle("runtime/start.ts"));
    const sizes = await Promise.all(
      Object.entries(programs).map(async ([name, entry]) => [name, await buildProgram(work, name, entry)] as const),
    );
    checkSizes(Object.fromEntries(sizes));
    await rm(outDir, { recursive: true, force: true });
    await rename(work, outDir);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @returns the bundle's size in bytes */
async function buildProgram(outDir: string, name: string, entry: string): Promise<number> {
  const compressed = compress(await bundle(entry));
  await writeFile(join(outDir, `${name}.cjs.gz`), compressed);
  await runOrThrow(process.execPath, [join(outDir, "start.cjs"), name, "--check"], { timeoutMs: 60_000 });
  return compressed.length;
}

/** Compresses so that the same input gives the same bytes on any machine. */
export function compress(code: Uint8Array): Buffer {
  const compressed = gzipSync(code, { level: 9 });
  // The header: no modification time, and "unknown" for the operating system (RFC 1952).
  compressed.writeUInt32LE(0, 4);
  compressed[9] = 255;
  return compressed;
}

async function bundle(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({ ...options, entryPoints: [join(projectDir(), entry)] });
  const file = outputFiles?.[0];
  if (!file) throw new Error(`esbuild made nothing of ${entry}`);
  return file.contents;
}

/** The Kafka client's modules only define things; said so, what a program doesn't use is left out. */
const withoutSideEffects: Plugin = {
  name: "without-side-effects",
  setup({ onResolve, resolve }) {
    const resolving = Symbol("resolving");
    onResolve({ filter: /^(\.|@platformatic\/kafka$)/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      const ofClient = path === "@platformatic/kafka" || importer.includes("/node_modules/@platformatic/kafka/");
      if (pluginData === resolving || !ofClient) return undefined;
      return { ...(await resolve(path, { kind, importer, resolveDir, pluginData: resolving })), sideEffects: false };
    });
  },
};

const options: BuildOptions = {
  absWorkingDir: projectDir(),
  bundle: true,
  platform: "node",
  target: "node22",
  format: "cjs",
  minify: true,
  legalComments: "none",
  write: false,
  logLevel: "warning",
  define: { "import.meta.url": "importMetaUrl" },
  banner: { js: 'const importMetaUrl=require("node:url").pathToFileURL(__filename).href;' },
  alias: {
    // The form of the client's WebAssembly that needs no file beside it.
    "@platformatic/wasm-utils": "@platformatic/wasm-utils/bundled",
    "ajv/dist/2020.js": join(projectDir(), "scripts/runtime/no-option-checks.js"),
  },
  plugins: [withoutSideEffects],
};

function checkSizes(sizes: Readonly<Record<string, number>>): void {
  const { provisioner = 0, ...team } = sizes;
  const teamTotal = Object.values(team).reduce((sum, size) => sum + size, 0);
  if (teamTotal > MAX_TEAM_BYTES || provisioner > MAX_PROVISIONER_BYTES) {
    throw new Error(`The runtime's bundles are too large for a ConfigMap: ${JSON.stringify(sizes)} bytes`);
  }
}
