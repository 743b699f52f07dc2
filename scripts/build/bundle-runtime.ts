import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { runOrThrow } from "../../console/process";
import { projectDir } from "../../toolchain/paths";

/** The runtime's programs and where each begins. */
const programs = {
  worker: "runtime/handler-host/worker-main.ts",
  service: "runtime/handler-host/service-main.ts",
  hook: "runtime/hook/main.ts",
  provisioner: "runtime/provisioner/main.ts",
  durable: "runtime/durable-host/main.ts",
} as const;

/** What a program loads beside itself where it is told to. Its packages are split into modules for those who bundle. */
const libraries = { tracing: "runtime/tracing/main.ts" } as const;

/** Handlers of Headwater's own, which a workload's ConfigMap holds as it would the user's. */
const handlers = {
  ingest: "runtime/ingest/main.ts",
  "access-log": "runtime/access-log/main.ts",
  forward: "runtime/durable-forwarder/main.ts",
} as const;

/** What runs handlers outside of a cluster: in tests, and for `headwater dev`. */
const outside = {
  harness: "runtime/harness/main.ts",
  "durable-harness": "runtime/harness/durable/main.ts",
  "through-tunnels": "runtime/harness/through-tunnels.ts",
} as const;

/** Of what these need, what the package depends on anyway, in the same versions. */
const PACKAGED = ["ajv", "avsc", "protobufjs"];

/**
 * What mounted code may weigh, in bytes: a ConfigMap holds 1 MiB, and Kubernetes sends it as base64.
 * A team's namespace has worker, service, hook and what they load in one; the provisioner and durable functions have ones of their own.
 */
const MAX_TEAM_BYTES = 700 * 1024;
const MAX_PROVISIONER_BYTES = 700 * 1024;
/** Most of it is the WebAssembly of Restate's client. A copy of it is kept with each version, and no other file beside. */
const MAX_DURABLE_BYTES = 900 * 1024;

/**
 * Bundles the runtime into `<outDir>/<program>.cjs.gz`, `<outDir>/<handler>.cjs` and `<outDir>/start.cjs`, and proves that
 * each program and each library loads.
 */
export async function buildRuntime(outDir: string): Promise<void> {
  const work = `${outDir}.building-${process.pid}`;
  try {
    await mkdir(work, { recursive: true });
    const plain = await bundle({ ...handlers, start: "runtime/start.ts" });
    await Promise.all(Object.entries(plain).map(([name, code]) => writeFile(join(work, `${name}.cjs`), code)));
    const bundles = { ...(await bundle(programs)), ...(await bundle(libraries, { mainFields: ["module", "main"] })) };
    const compressed = Object.entries(bundles).map(([name, code]) => [name, compress(code)] as const);
    checkSizes(Object.fromEntries(compressed.map(([name, { length }]) => [name, length])));
    await Promise.all(compressed.map(([name, code]) => writeFile(join(work, `${name}.cjs.gz`), code)));
    await Promise.all(Object.keys(bundles).map((name) => checkLoads(work, name)));
    await rm(outDir, { recursive: true, force: true });
    await rename(work, outDir);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Bundles what runs handlers outside of a cluster into `<outDir>/<name>.cjs`. */
export async function buildHarness(outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  for (const [name, code] of Object.entries(await bundle(outside, { external: PACKAGED }))) {
    await writeFile(join(outDir, `${name}.cjs`), code);
  }
}

/** Compresses so that the same input gives the same bytes on any machine. */
export function compress(code: Uint8Array): Buffer {
  const compressed = gzipSync(code, { level: 9 });
  // The header: no modification time, and "unknown" for the operating system (RFC 1952).
  compressed.writeUInt32LE(0, 4);
  compressed[9] = 255;
  return compressed;
}

async function bundle(
  entryPoints: Readonly<Record<string, string>>,
  more: BuildOptions = {},
): Promise<Record<string, Uint8Array>> {
  const { outputFiles = [] } = await build({ ...options, ...more, entryPoints });
  return Object.fromEntries(outputFiles.map(({ path, contents }) => [basename(path, ".js"), contents]));
}

async function checkLoads(folder: string, program: string): Promise<void> {
  await runOrThrow(process.execPath, [join(folder, "start.cjs"), program, "--check"], { timeoutMs: 60_000 });
}

/** The Kafka client's modules only define things; said so, what a program doesn't use is left out. */
const withoutSideEffects: Plugin = {
  name: "without-side-effects",
  setup({ onResolve }) {
    const sideEffects = false;
    onResolve({ filter: /^@platformatic\/kafka$/ }, ({ path }) => ({ path: require.resolve(path), sideEffects }));
    onResolve({ filter: /^\.\.?\// }, ({ path, importer, resolveDir }) =>
      importer.includes("/node_modules/@platformatic/kafka/")
        ? { path: join(resolveDir, path), sideEffects }
        : undefined,
    );
  },
};

/** Restate's client carries its WebAssembly as base64, which hardly compresses; its bytes do. */
const compressedWasm: Plugin = {
  name: "compressed-wasm",
  setup({ onLoad }) {
    onLoad({ filter: /sdk_shared_core_wasm_bindings\.c?js$/ }, async ({ path }) => {
      const code = await readFile(path, "utf8");
      const contents = code.replace(/"([A-Za-z0-9+/=]{100000,})"/, (_, base64: string) => {
        const text = brotliCompressSync(Buffer.from(base64, "base64")).toString("base64");
        return `require("node:zlib").brotliDecompressSync(Buffer.from("${text}", "base64")).toString("base64")`;
      });
      return { contents, loader: "js" };
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
  outdir: "dist",
  logLevel: "warning",
  define: { "import.meta.url": "importMetaUrl" },
  banner: { js: 'const importMetaUrl=require("node:url").pathToFileURL(__filename).href;' },
  alias: {
    // The form of the client's WebAssembly that needs no file beside it.
    "@platformatic/wasm-utils": "@platformatic/wasm-utils/bundled",
    "ajv/dist/2020.js": join(projectDir(), "scripts/build/no-option-checks.js"),
  },
  plugins: [withoutSideEffects, compressedWasm],
};

function checkSizes(sizes: Readonly<Record<string, number>>): void {
  const { provisioner = 0, durable = 0, ...team } = sizes;
  const teamTotal = Object.values(team).reduce((sum, size) => sum + size, 0);
  if (teamTotal > MAX_TEAM_BYTES || provisioner > MAX_PROVISIONER_BYTES || durable > MAX_DURABLE_BYTES) {
    throw new Error(`The runtime's bundles are too large for a ConfigMap: ${JSON.stringify(sizes)} bytes`);
  }
}
