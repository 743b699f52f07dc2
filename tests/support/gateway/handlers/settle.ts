import type { DurableHandler } from "../../../../constructs";

/** Tells a service of each event, or that it was called without one, as a step. */
const settle: DurableHandler<{ readonly key: string } | undefined> = async (rung, { run }) => {
  const key = rung?.key ?? "called";
  await run("settle", async () => {
    const url = `${process.env.LEDGER_URL}/entries?key=settle-${key}`;
    const reply = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    if (!reply.ok) throw new Error(`${url} answers ${reply.status}`);
  });
};
export default settle;
