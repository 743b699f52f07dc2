import { CONTENT_TYPE, type Frame, framesIn } from "./protocol";

/** Restate's client, with the functions that it serves. */
export type Endpoint = (request: Request) => Promise<Response>;

/**
 * One try: gives the client the journal, and takes what it says until it has no more to say. It is told nothing meanwhile: so
 * it stops at each step that ends, and is resumed from the journal.
 *
 * @throws Error if the client does not take the call at all
 */
export async function attempt(
  endpoint: Endpoint,
  path: string,
  journal: readonly Frame[],
  take: (frame: Frame) => void,
): Promise<void> {
  const request = new Request(`http://durable.test/invoke/${path}`, {
    method: "POST",
    headers: { "content-type": CONTENT_TYPE },
    body: Buffer.concat(journal.map(({ bytes }) => bytes)),
  });
  const response = await endpoint(request);
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
  let unread = Buffer.alloc(0);
  for await (const chunk of response.body) {
    const { frames, rest } = framesIn(Buffer.concat([unread, chunk]));
    unread = Buffer.from(rest);
    for (const frame of frames) take(frame);
  }
}
