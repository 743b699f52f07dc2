import { setTimeout as sleep } from "node:timers/promises";
import type { RequestHandler } from "../../../../constructs";

/** Lets in who has the badge "alice" or "anonymous", and tells who the first is. Takes a while for "/hesitant". */
const doorman: RequestHandler = async (request) => {
  const { pathname } = new URL(request.url);
  if (pathname === "/hesitant") await sleep(1_000);
  const { method, headers } = request;
  const seen = { pathname, method, cookie: headers.get("cookie"), host: headers.get("host") };
  switch (headers.get("x-badge")) {
    case "alice":
      return Response.json(seen, { headers: { "x-auth-request-user": "alice", "x-auth-request-role": "clerk" } });
    case "anonymous":
      return Response.json(seen);
    case "lost":
      return new Response(undefined, { status: 302, headers: { location: "https://login.example/" } });
    default:
      return Response.json(seen, { status: 401, headers: { "www-authenticate": "Badge" } });
  }
};
export default doorman;
