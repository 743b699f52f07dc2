import type { EventHandler } from "../../../../constructs";

/** Tells a service of each event. */
const forward: EventHandler<{ readonly key: string }> = async (event) => {
  const url = `${process.env.LEDGER_URL}/entries?key=${event.value?.key}`;
  const reply = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!reply.ok) throw new Error(`${url} answers ${reply.status}`);
};
export default forward;
