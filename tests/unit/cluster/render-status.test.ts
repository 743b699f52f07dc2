import { expect, it } from "vitest";
import { duration, renderStatus, size } from "../../../cluster/render-status";

const stopped = { name: "dev", folder: "/state/dev", kubeconfig: "/state/dev/kubeconfig", diskBytes: 316e6 } as const;

it("tells how to resume and how to delete a stopped cluster", () => {
  expect(renderStatus({ ...stopped, state: "stopped" })).toBe(
    [
      'Cluster "dev": stopped',
      "  data        /state/dev (316 MB)",
      "",
      "  resume      npm run cluster -- up --name dev",
      "  delete      npm run cluster -- down --data --name dev",
      "",
    ].join("\n"),
  );
});

it("shows a component that crashed", () => {
  const components = [{ name: "kubelet", state: "stopped", restarts: 4, lastExit: "exit 1" }] as const;
  const node = {
    ...{ name: "dev-node", ready: false, dnsReady: false, uptimeSeconds: 3700, apiServer: "https://10.213.0.2:6443" },
    ...{ address: "10.213.0.2", services: "10.213.4.0/22", pods: "10.213.8.0/22", bin: "/bin", components },
  };
  const text = renderStatus({ ...stopped, state: "unready", node });
  expect(text).toContain("unready, up 1 h 1 min");
  expect(text).toMatch(/kubelet {2}stopped .*restarts 4 \(last: exit 1\)/);
});

it("writes durations and sizes for people", () => {
  expect([duration(5), duration(60), duration(90_061)]).toEqual(["5 s", "1 min", "1 d 1 h 1 min"]);
  expect([size(5e6), size(2.34e9)]).toEqual(["5 MB", "2.3 GB"]);
});
