import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { readBody } from "../shared/read-body";

/** A request that is answered with this status before any handler sees it. */
export class RequestRefused extends Error {
  override readonly name = "RequestRefused";

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Node's request as a web-standard one, its body read whole.
 * @throws RequestRefused for a body over the limit or an address that is none
 */
export async function toRequest(message: IncomingMessage, maxBodyBytes: number, signal: AbortSignal): Promise<Request> {
  const method = message.method ?? "GET";
  const body = await readBody(message, maxBodyBytes);
  if (!body) throw new RequestRefused(413, `The body is larger than ${maxBodyBytes} bytes.`);
  const withBody = body.length > 0 && method !== "GET" && method !== "HEAD";
  try {
    return new Request(urlOf(message), { method, headers: headersOf(message), signal, ...(withBody ? { body } : {}) });
  } catch (error) {
    throw new RequestRefused(400, `The request is not understood: ${(error as Error).message}`);
  }
}

/** Sends a web-standard response. */
export async function sendResponse(response: Response, out: ServerResponse): Promise<void> {
  for (const [name, value] of response.headers) if (name !== "set-cookie") out.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) out.setHeader("set-cookie", cookies);
  out.writeHead(response.status);
  if (response.body === null) out.end();
  else await pipeline(Readable.fromWeb(response.body as ReadableStream), out);
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
