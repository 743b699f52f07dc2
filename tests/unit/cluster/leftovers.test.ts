import { describe, expect, it } from "vitest";
import { parseHierarchies } from "../../../cluster/host/cgroups";
import { mountsBelow } from "../../../cluster/host/leftovers";
import { parseImages } from "../../../toolchain/image-store";

const mountinfo = [
  "24 1 254:0 / / rw,relatime - ext4 /dev/vda rw",
  "30 24 0:26 / /sys/fs/cgroup/memory rw,relatime shared:5 - cgroup cgroup rw,memory",
  "31 24 0:27 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw",
  "40 24 0:40 / /state/clusters/dev/run\\040dir rw - tmpfs tmpfs rw",
  "41 24 0:41 / /state/clusters/dev-2 rw - tmpfs tmpfs rw",
].join("\n");

describe("what a cluster left on the host", () => {
  it("includes mounts below its folder, not those of a cluster with a longer name", () => {
    expect(mountsBelow("/state/clusters/dev", mountinfo)).toEqual(["/state/clusters/dev/run dir"]);
  });

  it("is looked for in the control groups of both versions", () => {
    expect(parseHierarchies(mountinfo)).toEqual([
      { folder: "/sys/fs/cgroup/memory", version: 1 },
      { folder: "/sys/fs/cgroup/unified", version: 2 },
    ]);
  });
});

describe("containerd's list of images", () => {
  it("gives each name's digest", () => {
    const list = [
      "REF TYPE DIGEST SIZE PLATFORMS LABELS",
      "registry.k8s.io/pause:3.10.1 application/vnd.oci.image.manifest.v1+json sha256:aa 1.2 MiB linux/amd64 -",
      "",
    ].join("\n");
    expect(parseImages(list).get("registry.k8s.io/pause:3.10.1")).toBe("sha256:aa");
  });
});
