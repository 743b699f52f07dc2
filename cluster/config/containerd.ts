import type { NodeParts } from "../../toolchain/node-parts";
import { CNI_FOLDERS } from "../layout";

export const CONTAINERD_SOCKET = "/run/containerd/containerd.sock";

/** Configuration file, version 3. Paths are those inside the node. */
export function renderContainerd(parts: NodeParts, images: string, pause: string): string {
  return `version = 3
root = "${images}"
state = "/run/containerd"

[grpc]
  address = "${CONTAINERD_SOCKET}"

# The default writes to the host's /opt.
[plugins."io.containerd.internal.v1.opt"]
  path = "/run/containerd/opt"

[plugins."io.containerd.cri.v1.images".pinned_images]
  sandbox = "${pause}"

[plugins."io.containerd.cri.v1.runtime"]
  # Works without the right to lower a process's OOM score.
  restrict_oom_score_adj = true
  # Would load a profile into the host's kernel.
  disable_apparmor = true

[plugins."io.containerd.cri.v1.runtime".cni]
  bin_dirs = ${JSON.stringify([...parts.cni, CNI_FOLDERS.programs])}
  conf_dir = "${CNI_FOLDERS.configuration}"

[plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"

[plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc.options]
  BinaryName = "${parts.bin}/runc"
  SystemdCgroup = false
`;
}
