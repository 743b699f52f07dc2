import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { RequestHandler } from "../../../../constructs";

/** How often each key was seen. */
const seen = new Map<string, number>();

/**
 * Says who answers and what arrived. The query tells it to wait (`delay`, milliseconds), to fail its first requests of a
 * key (`fail`, how many), to fail in one pod (`failing`, its name), or to tell how often it saw a key.
 */
const echo: RequestHandler = async (request) => {
  const { pathname, searchParams } = new URL(request.url);
  const key = searchParams.get("key") ?? "";
  if (pathname.endsWith("/seen")) return Response.json({ times: seen.get(key) ?? 0 });
  const times = (seen.get(key) ?? 0) + 1;
  if (key !== "") seen.set(key, times);
  await sleep(Number(searchParams.get("delay") ?? 0));
  const fails = times <= Number(searchParams.get("fail") ?? 0) || searchParams.get("failing") === hostname();
  if (fails) return Response.json({ pod: hostname(), times }, { status: 503 });
  const body = await request.text();
  return Response.json({
    pod: hostname(),
    path: pathname,
    headers: Object.fromEntries(request.headers),
    size: body.length,
    times,
  });
};
export default echo;
