import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { BodyShare } from "./body-budget";

/** A request that is answered with this status before any handler sees it. */
export class RequestRefused extends Error {
  override readonly name = "RequestRefused";

  constructor(
    readonly status: number,
    message: string,
    /** Of the answer, beside its type. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** The stream of a response failed, with this cause, when the caller had a part of it. */
export class ResponseBroken extends Error {
  override readonly name = "ResponseBroken";

  constructor(cause: unknown) {
    super("The response broke off.", { cause });
  }
}

export interface BodyLimits {
  /** Of one body. */
  readonly maxBytes: number;
  /** Of all bodies at once. */
  readonly share: BodyShare;
}

/**
 * Node's request as a web-standard one, its body read whole.
 * @throws RequestRefused for a body that is too large, or too much now, and for an address that is none
 */
export async function toRequest(message: IncomingMessage, limits: BodyLimits, signal: AbortSignal): Promise<Request> {
  const method = message.method ?? "GET";
  const body = await readBody(message, limits);
  const withBody = body.length > 0 && method !== "GET" && method !== "HEAD";
  try {
    return new Request(urlOf(message), { method, headers: headersOf(message), signal, ...(withBody ? { body } : {}) });
  } catch (error) {
    throw new RequestRefused(400, `The request is not understood: ${(error as Error).message}`);
  }
}

/**
 * Sends a web-standard response.
 * @throws ResponseBroken if its stream fails; another Error if the caller goes, or nothing is sent yet
 */
export async function sendResponse(response: Response, out: ServerResponse): Promise<void> {
  const body = response.body === null ? null : Readable.fromWeb(response.body as ReadableStream);
  for (const [name, value] of response.headers) if (name !== "set-cookie") out.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) out.setHeader("set-cookie", cookies);
  out.writeHead(response.status);
  if (body) await sendBody(body, out);
  else out.end();
}

async function sendBody(body: Readable, out: ServerResponse): Promise<void> {
  let isBroken = false;
  // Once the caller has gone, its stream is ended with an error as well.
  body.once("error", () => {
    isBroken = !out.destroyed;
  });
  try {
    await pipeline(body, out);
  } catch (error) {
    throw isBroken ? new ResponseBroken(error) : error;
  }
}

async function readBody(message: IncomingMessage, { maxBytes, share }: BodyLimits): Promise<Buffer> {
  const tooLarge = () => new RequestRefused(413, `The body is larger than ${maxBytes} bytes.`);
  if (Number(message.headers["content-length"] ?? 0) > maxBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  // To stop early must not end the connection, which has yet to take the answer.
  for await (const chunk of message.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge();
    if (!share.take(chunk.length)) {
      throw new RequestRefused(503, "There are too many large requests at once.", { "retry-after": "1" });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function urlOf(message: IncomingMessage): URL {
  const base = `http://${message.headers.host ?? "localhost"}`;
  // Not resolved against the base, which "//other/path" would replace.
  return new URL(message.url?.startsWith("/") ? base + message.url : (message.url ?? base));
}

function headersOf(message: IncomingMessage): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < message.rawHeaders.length; i += 2) {
    headers.append(message.rawHeaders[i] as string, message.rawHeaders[i + 1] as string);
  }
  return headers;
}
