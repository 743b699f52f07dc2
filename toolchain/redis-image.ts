import { cp } from "node:fs/promises";
import { join } from "node:path";
import { debian, debianPart } from "./debian";
import { imagePart } from "./image-part";
import { addBusybox, addFolders, addLibraries, put, runInRoot } from "./image-root";
import { partFolder } from "./part";

const libraries = [
  "libatomic1",
  "libjemalloc2",
  "liblzf1",
  "liblua5.1-0",
  "libssl3",
  "libsystemd0",
  "libcap2",
  "libgcrypt20",
  "libgpg-error0",
  "liblz4-1",
  "liblzma5",
  "libzstd1",
];

const packages = debianPart("debian-redis", "Download Debian's Redis", [
  "redis-tools",
  "lua-bitop",
  "lua-cjson",
  ...libraries,
]);

/** A Redis for proofs. In Debian's packages the server and the check of its files are one program. */
export const redisImage = imagePart({
  name: "redis",
  image: "docker.io/library/redis:7.0",
  config: { Env: ["PATH=/usr/bin:/bin"], Entrypoint: ["redis-server"], User: "65532:65532" },
  revision: 1,
  needs: [debian, packages],
  async fill(root) {
    await addFolders(root);
    await addBusybox(root);
    await addLibraries(root);
    for (const name of [...libraries, "lua-bitop", "lua-cjson"]) {
      await cp(join(partFolder(packages), name), root, { recursive: true, verbatimSymlinks: true });
    }
    await put(join(partFolder(packages), "redis-tools/usr/bin/redis-check-rdb"), join(root, "usr/bin/redis-server"));
  },
  async finish(root) {
    const output = await runInRoot(root, ["/usr/bin/redis-server", "--version"]);
    if (!output.includes("v=7.0.")) throw new Error(`The Redis image does not run: ${output}`);
  },
});
