import { readFileSync } from "node:fs";
import { get as httpGet } from "node:http";
import { Agent, get as httpsGet } from "node:https";
import { connect } from "node:net";
import type { Probe } from "../config/spec";

const TIMEOUT_MS = 2_000;
/** Greeting each other anew every time would be most of what an idle node does. */
const kept = new Agent({ keepAlive: true });

/** Whether a component answers: with 200, or by accepting a connection. */
export function answers(probe: Probe): Promise<boolean> {
  if (probe.kind === "socket") return accepts(probe.path);
  return new Promise((resolve) => {
    const options = { timeout: TIMEOUT_MS };
    const request =
      probe.kind === "http"
        ? httpGet(probe.url, { ...options, agent: false })
        : httpsGet(probe.url, {
            ...options,
            agent: kept,
            ca: readFileSync(probe.ca),
            cert: readFileSync(probe.cert),
            key: readFileSync(probe.key),
          });
    request.on("response", (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("timeout", () => request.destroy());
    request.on("close", () => resolve(false));
    request.on("error", () => resolve(false));
  });
}

function accepts(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy());
    socket.on("connect", () => {
      resolve(true);
      socket.destroy();
    });
    socket.on("error", () => resolve(false));
    socket.on("close", () => resolve(false));
  });
}
