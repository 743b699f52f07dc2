import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";

const TIMEOUT_MS = 3000;

/**
 * Whether `init` could download a provider: asks for the registry's discovery document, as `init` does first.
 * Asked anew each time (0.2 s where there is an answer), so that the outcome never goes stale.
 */
export async function registryReachable(host: string, env: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  const proxy = env.HTTPS_PROXY ?? env.https_proxy;
  const status = proxy ? await connectThrough(proxy, host) : await getDiscovery(host);
  return status !== undefined && status < 400;
}

function getDiscovery(host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    httpsRequest({ host, path: "/.well-known/terraform.json", signal, headers: { accept: "application/json" } })
      .on("response", (response) => {
        response.resume();
        resolve(response.statusCode);
      })
      .on("error", () => resolve(undefined))
      .end();
  });
}

/** Behind a proxy the tunnel is proof enough. */
function connectThrough(proxy: string, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    if (!URL.canParse(proxy)) return resolve(undefined);
    const { protocol, hostname, port, username, password } = new URL(proxy);
    const auth = username ? `${decodeURIComponent(username)}:${decodeURIComponent(password)}` : undefined;
    (protocol === "https:" ? httpsRequest : httpRequest)({
      hostname,
      port: port || (protocol === "https:" ? 443 : 80),
      method: "CONNECT",
      path: `${host}:443`,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: auth ? { "proxy-authorization": `Basic ${Buffer.from(auth).toString("base64")}` } : {},
    })
      .on("connect", (response, socket) => {
        socket.destroy();
        resolve(response.statusCode);
      })
      .on("error", () => resolve(undefined))
      .end();
  });
}
