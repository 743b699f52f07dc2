import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import type { Client, Sent } from "./requests";

export const bearer = (token: string): Sent => ({ headers: { authorization: `Bearer ${token}` } });
export const basic = (login: string): Sent => ({
  headers: { authorization: `Basic ${Buffer.from(login).toString("base64")}` },
});
export const key = (value: string): Sent => ({ headers: { "x-api-key": value } });

/** The host's own: of its network, and of its link to the cluster. */
export const addresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);

/** Begins a request, sends a byte of its head now and then, and waits until the connection ends. */
export async function cutOff(client: Client): Promise<{ answer: string; seconds: number }> {
  const began = performance.now();
  const socket = connect({ host: client.address, port: client.port });
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk;
  });
  // The connection may be reset before the answer is read.
  socket.on("error", () => undefined);
  socket.write("GET /open HTTP/1.1\r\nhost: shop.example\r\nx: ");
  const drip = setInterval(() => socket.write("x"), 500);
  await new Promise((closed) => socket.once("close", closed));
  clearInterval(drip);
  return { answer, seconds: (performance.now() - began) / 1_000 };
}
