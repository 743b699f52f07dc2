import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Bar, isTrue } from "../../bench/figures";
import type { Progress } from "../../console/progress";
import type { GatewayProject } from "../../tests/support/gateway/project";
import type { Client } from "../../tests/support/gateway/requests";
import { Issuer } from "../../tests/support/gateway/tokens";
import { CALLERS, startCallers } from "./callers";
import { whileDeployed } from "./deployed";
import { deletePod, isReady, killContainer } from "./kill";
import { FIRST, type Release, releaseEnv } from "./release";

/** Before and after each change, so that it happens under load. */
const AROUND_MS = 3_000;
const CONNECT_TRIES = 100;
const CONNECT_PAUSE_MS = 100;

/**
 * Routes, limits, services and replicas change under load, without a failed request. Nothing can save the requests that
 * a replica has in hand when it is killed -9: those are bounded by the connections that it held.
 */
export async function changes(progress: Progress): Promise<Bar[]> {
  return await whileDeployed(FIRST, progress, (project) => changeUnderLoad(project, progress));
}

async function changeUnderLoad(project: GatewayProject, progress: Progress): Promise<Bar[]> {
  const client = await project.client("public");
  const during = async (title: string, change: () => Promise<unknown>): Promise<Traffic> =>
    await progress.step(title, async (say) => {
      const load = startLoad(client);
      await sleep(AROUND_MS);
      await change();
      await sleep(AROUND_MS);
      const traffic = await load.stop();
      say(told(traffic));
      return traffic;
    });
  const deploy = (release: Release) => project.deploy(["shop"], releaseEnv(release));
  const answers = (path: string, status: number) =>
    project.until(`${path} answers ${status}`, async () => (await client.send(path)).status === status);

  const withTokens = { ...FIRST, jwks: new Issuer("prove").jwks };
  const added = await during("Add a route with tokens to another service", async () => {
    await deploy(withTokens);
    await answers("/tokens", 401);
  });
  const removed = await during("Remove it", async () => {
    await deploy(FIRST);
    await answers("/tokens", 404);
  });
  const limited = { ...FIRST, limited: true };
  const limits = await during("Give the service's routes their first limits", async () => {
    await deploy(limited);
    await answers("/few", 429);
  });
  const rollout = await during("Roll the service out", async () => {
    await deploy({ ...limited, version: "second" });
    await project.until("the second version answers", async () => (await client.send("/steady")).text === "second");
  });
  const deleted = await during("Delete a replica of the gateway", async () => {
    await deletePod(project, await project.proxy("public"));
    await project.until(
      "as many are ready",
      async () => (await project.proxies("public")).filter(isReady).length === 2,
    );
  });
  const killed = await during("Kill a replica of the gateway", async () => {
    await killContainer(project, await project.proxy("public"), "envoy");
  });

  return [
    unharmed("a route is added to another service", added),
    unharmed("a route is removed", removed),
    unharmed("a service's routes get their first limits", limits),
    unharmed("the service is rolled out", rollout),
    unharmed("a replica of the gateway is deleted", deleted),
    isTrue(
      "a replica of the gateway is killed -9: no more requests fail than it can have held connections",
      killed.failed.length <= CALLERS && killed.answered > 0,
      told(killed),
    ),
  ];
}

interface Traffic {
  readonly answered: number;
  /** Connections that were refused, and made again: of their requests nothing had been sent. */
  readonly refused: number;
  /** Why the others were not answered with 200. */
  readonly failed: readonly string[];
}

const unharmed = (what: string, traffic: Traffic): Bar =>
  isTrue(
    `${what} under load: no request fails`,
    traffic.failed.length + traffic.refused === 0 && traffic.answered > 0,
    told(traffic),
  );

const told = ({ answered, refused, failed }: Traffic): string => {
  const why = failed.length > 0 ? `: ${[...new Set(failed)].join("; ")}` : "";
  return `${answered} answered, ${failed.length} failed${why}, ${refused} connections refused and made again`;
};

/** Half of the callers keep their connection, the others open one for each request. */
function startLoad(client: Client): { stop(): Promise<Traffic> } {
  const failed: string[] = [];
  let answered = 0;
  let refused = 0;
  const agents = Array.from({ length: CALLERS / 2 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
  const ask = async (caller: number): Promise<void> => {
    const agent = agents[caller];
    for (let attempt = 1; ; attempt++) {
      try {
        const { status } = await client.send("/steady", agent === undefined ? {} : { agent });
        if (status === 200) answered++;
        else failed.push(`HTTP ${status}`);
        return;
      } catch (error) {
        const { syscall, message } = error as NodeJS.ErrnoException;
        if (syscall !== "connect" || attempt === CONNECT_TRIES) {
          failed.push(message);
          return;
        }
        refused++;
        await sleep(CONNECT_PAUSE_MS);
      }
    }
  };
  const callers = startCallers(ask);
  return {
    async stop() {
      await callers.stop();
      for (const agent of agents) agent.destroy();
      return { answered, refused, failed };
    },
  };
}
