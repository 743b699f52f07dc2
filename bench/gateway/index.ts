import { join } from "node:path";
import type { Progress } from "../../console/progress";
import { GatewayProject } from "../../tests/support/gateway/project";
import { Issuer } from "../../tests/support/gateway/tokens";
import { addressOf } from "../../tests/support/load";
import { type Bar, type Spread, spread } from "../figures";
import { byHand, byHandService } from "./by-hand";
import { type Interval, meanRatio } from "./interval";
import { type LoadFigures, load, type Target } from "./load";

const CONNECTIONS = 16;
const SECONDS = 4;
/** Fewer say nothing on a machine that does other things as well. */
const ROUNDS = 7;

export interface GatewayFigures {
  readonly rounds: number;
  readonly connections: number;
  readonly requestsPerSecond: { readonly headwater: Spread; readonly byHand: Spread };
  readonly p99Milliseconds: { readonly headwater: Spread; readonly byHand: Spread };
  /** Headwater's over the other's: mean of the rounds, and where it lies with 95 % confidence. */
  readonly throughput: Interval;
  readonly p99: Interval;
  readonly bars: readonly Bar[];
}

/**
 * Requests with tokens and a limit through a derived gateway, and through the same Envoy with a configuration written by
 * hand, in turn. At least seven rounds.
 */
export async function bench(asked: number, progress: Progress): Promise<GatewayFigures> {
  const rounds = Math.max(asked, ROUNDS);
  const issuer = new Issuer("bench");
  const program = { cluster: "bench", app: join(__dirname, "app.ts"), env: { JWKS: issuer.jwks } };
  return await GatewayProject.whileDeployed(program, async (project) => {
    for (const { path, object } of byHand(issuer.jwks)) await project.create(path, object);
    const headers = { host: "shop.example", authorization: `Bearer ${issuer.token({ exp: 9_999_999_999 })}` };
    const targetOf = async (namespace: string, name: string): Promise<Target> => {
      const { host } = await addressOf(project.api, namespace, name);
      return { host, path: "/stub", headers };
    };
    const contenders = {
      headwater: { target: await targetOf("platform", "gateway-public"), measured: [] as LoadFigures[] },
      byHand: { target: await targetOf(byHandService.namespace, byHandService.name), measured: [] as LoadFigures[] },
    };
    for (const { target } of Object.values(contenders)) {
      await project.until(`${target.host} answers`, async () => {
        const figures = await load(target, 1, 0.5).catch(() => undefined);
        return figures !== undefined;
      });
      // The first requests find cold caches on both sides of the proxy.
      await load(target, CONNECTIONS, SECONDS);
    }
    for (let round = 1; round <= rounds; round++) {
      // Whoever is first finds the machine otherwise.
      const order = round % 2 ? (["headwater", "byHand"] as const) : (["byHand", "headwater"] as const);
      for (const name of order) {
        await progress.step(`Round ${round} of ${rounds}: ${name}`, async (say) => {
          const figures = await load(contenders[name].target, CONNECTIONS, SECONDS);
          contenders[name].measured.push(figures);
          say(`${Math.round(figures.throughput)} requests a second, p99 ${figures.p99.toFixed(1)} ms`);
        });
      }
    }
    return figuresOf(rounds, contenders.headwater.measured, contenders.byHand.measured);
  });
}

function figuresOf(rounds: number, headwater: readonly LoadFigures[], byHand: readonly LoadFigures[]): GatewayFigures {
  const series = (figures: readonly LoadFigures[], key: keyof LoadFigures) => figures.map((round) => round[key]);
  const both = (key: keyof LoadFigures) => ({
    headwater: spread(series(headwater, key)),
    byHand: spread(series(byHand, key)),
  });
  const throughput = meanRatio(series(headwater, "throughput"), series(byHand, "throughput"));
  const p99 = meanRatio(series(headwater, "p99"), series(byHand, "p99"));
  return {
    rounds,
    connections: CONNECTIONS,
    requestsPerSecond: both("throughput"),
    p99Milliseconds: both("p99"),
    throughput,
    p99,
    bars: [
      notBelow("throughput, headwater / by hand", throughput, 0.9),
      notAbove("p99, headwater / by hand", p99, 1.2),
    ],
  };
}

const shown = ({ mean, low, high }: Interval) => `${mean.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;

/** Fails only where the whole interval is on the wrong side. */
const notBelow = (what: string, interval: Interval, bound: number): Bar => ({
  what,
  bound: `≥ ${bound}`,
  measured: shown(interval),
  holds: interval.high >= bound,
});

const notAbove = (what: string, interval: Interval, bound: number): Bar => ({
  what,
  bound: `≤ ${bound}`,
  measured: shown(interval),
  holds: interval.low <= bound,
});
