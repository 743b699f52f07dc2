import { connect } from "node:net";
import { type Bar, isTrue } from "../../bench/figures";
import type { Progress } from "../../console/progress";
import { bearer } from "../../tests/support/gateway/clients";
import type { GatewayProject } from "../../tests/support/gateway/project";
import { Client } from "../../tests/support/gateway/requests";
import { Issuer } from "../../tests/support/gateway/tokens";
import { whileDeployed } from "./deployed";
import { postEvent } from "./events";
import { restarts } from "./kill";
import { type Malformed, malformedRequests } from "./malformed-requests";
import { FIRST } from "./release";

const REQUESTS = 10_000;
const SEED = 6;
const CALLERS = 8;
/** Of these, some wait for more that never comes. */
const ANSWER_MS = 300;
/** Why Envoy answers 501, as it should: https://www.rfc-editor.org/rfc/rfc9112#section-6.1-16 */
const UNKNOWN_CODING = "http1.invalid_transfer_encoding";
const NAMESPACES = ["envoy-gateway", "platform", "shop"];

/** Ten thousand requests that no server may take: none is taken, nothing ends, and the gateway never blames itself. */
export async function malformed(progress: Progress): Promise<Bar[]> {
  const issuer = new Issuer("prove");
  return await whileDeployed({ ...FIRST, jwks: issuer.jwks }, progress, (project) => send(project, issuer, progress));
}

async function send(project: GatewayProject, issuer: Issuer, progress: Progress): Promise<Bar[]> {
  const client = await project.client("public");
  const allowed = bearer(issuer.token());
  await project.until("a good token is taken", async () => (await client.send("/tokens", allowed)).status === 200);
  const before = await restarts(project.api, NAMESPACES);
  const answers = await progress.step(`Send ${REQUESTS} malformed requests (seed ${SEED})`, async (say) => {
    const found = await answersTo(client, malformedRequests(SEED, REQUESTS));
    say(told(found));
    return found;
  });
  const good = [
    (await client.send("/steady")).status === 200,
    (await client.send("/tokens", bearer(issuer.token()))).status === 200,
    (await postEvent(client)).outcome === "acknowledged",
  ];
  const after = await restarts(project.api, NAMESPACES);
  const ended = [...before]
    .filter(([container, count]) => after.get(container) !== count)
    .map(([container]) => container);
  const log = await progress.step("Read the access log to its end", () => wholeLog(project));
  const failed = log.filter(({ status }) => Number(status) >= 500);
  const asked = failed.filter(({ details }) => details === UNKNOWN_CODING);
  const own = failed.filter(({ details }) => details !== "via_upstream" && details !== UNKNOWN_CODING);
  const taken = [...answers.keys()].filter((answer) => answer.startsWith("2"));
  return [
    isTrue(`none of ${REQUESTS} malformed requests is taken`, taken.length === 0, told(answers)),
    isTrue(
      "no container of the gateway, the platform or the team ends",
      ended.length === 0 && before.size > 0,
      ended.join(", ") || `${before.size} containers, none started again`,
    ),
    isTrue(
      "no 5xx of the gateway's own, but 501 for unknown transfer codings",
      own.length === 0 && log.length > 0,
      `${log.length} lines in the access log, ${failed.length} with 5xx: ${asked.length} for codings, ${own.length} others of its own${reasons(own)}`,
    ),
    isTrue("then good requests are answered", good.every(Boolean), `${good.filter(Boolean).length} of ${good.length}`),
  ];
}

/** Proxies write their logs now and then; once a last request is there, so are all before it. */
async function wholeLog(project: GatewayProject) {
  const proxies = await project.proxies("public");
  for (const { status } of proxies) await new Client(status.podIP, 10_080).send(LAST);
  return await project.until("the access log has the last requests", async () => {
    const log = await project.accessLog("public");
    return log.filter(({ path }) => path === LAST).length === proxies.length && log;
  });
}

const LAST = "/steady/last";

const reasons = (lines: readonly Readonly<Record<string, unknown>>[]): string => {
  const all = new Set(lines.map(({ status, details, flags }) => `${status} ${details} ${flags}`));
  return all.size > 0 ? `: ${[...all].join("; ")}` : "";
};

/** How often each answer came: a status, or none. */
async function answersTo(client: Client, requests: readonly Malformed[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const left = requests.values();
  const call = async () => {
    for (const { bytes } of left) {
      const answer = await answerTo(client, bytes);
      counts.set(answer, (counts.get(answer) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, call));
  return counts;
}

function answerTo({ address, port }: Client, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const end = (answer: string) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    let text = "";
    const timer = setTimeout(() => end(text === "" ? "no answer" : "frames of HTTP/2"), ANSWER_MS);
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
      if (status !== undefined && status !== "100") end(status);
    });
    // Before everything was written the gateway may have answered, and closed.
    socket.on("error", ({ message }) => end(text === "" ? message : "closed"));
    socket.on("close", () => end("closed"));
    socket.write(bytes);
  });
}

const told = (answers: ReadonlyMap<string, number>): string =>
  [...answers]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([answer, count]) => `${answer}: ${count}`)
    .join(", ");
