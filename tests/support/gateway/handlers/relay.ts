import type { RequestHandler } from "../../../../constructs";

/**
 * Sends a request of the same method to the address in the query's `to`, and tells what came back, or why nothing did.
 * With `publish` it appends an event with this key to the stream `rung` in place of that.
 */
const relay: RequestHandler = async (request, context) => {
  const { searchParams } = new URL(request.url);
  const key = searchParams.get("publish");
  if (key !== null) {
    await context.publish("rung", { key, value: { key } });
    return new Response(null, { status: 202 });
  }
  const to = searchParams.get("to") ?? "";
  try {
    const reply = await fetch(to, { method: request.method, signal: AbortSignal.timeout(10_000) });
    return Response.json({ status: reply.status, body: await reply.text() });
  } catch (error) {
    return Response.json({ refused: String(error instanceof Error ? (error.cause ?? error) : error) });
  }
};
export default relay;
