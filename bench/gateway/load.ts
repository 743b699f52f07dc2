import { Agent, request } from "node:http";

export interface LoadFigures {
  /** Requests a second. */
  readonly throughput: number;
  /** Milliseconds that 99 of 100 requests were answered in. */
  readonly p99: number;
}

export interface Target {
  readonly host: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Asks over kept connections, as many at a time, for some seconds; any answer but 200 is an error. */
export async function load(target: Target, connections: number, seconds: number): Promise<LoadFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const began = performance.now();
  const end = began + seconds * 1_000;
  const ask = async () => {
    while (performance.now() < end) {
      const sent = performance.now();
      await get(target, agent);
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  const elapsed = (performance.now() - began) / 1_000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return { throughput: times.length / elapsed, p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN };
}

function get({ host, path, headers }: Target, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host, path, headers, agent, timeout: 10_000 }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`HTTP ${response.statusCode}`));
      response.on("error", reject).on("end", resolve).resume();
    });
    outgoing.on("timeout", () => outgoing.destroy(new Error("no answer for ten seconds")));
    outgoing.on("error", reject).end();
  });
}
