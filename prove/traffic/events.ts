import { randomUUID } from "node:crypto";
import type { Client } from "../../tests/support/gateway/requests";

/** What a client may be told: that the event is there, to send it again, or nothing. */
export type Outcome = "acknowledged" | "503" | "connection closed" | "connection refused" | (string & {});

const CLOSED = ["ECONNRESET", "EPIPE"];

/** Sends one event through the gateway, with an id that no other has. */
export async function postEvent(client: Client): Promise<{ readonly id: string; readonly outcome: Outcome }> {
  const id = randomUUID();
  const headers = { "content-type": "application/json", "idempotency-key": id };
  const body = JSON.stringify({ orderId: id, customerId: "customer-1" });
  try {
    const { status, text } = await client.send("/events", { method: "POST", headers, body });
    const isAcknowledged = status === 202 && (JSON.parse(text) as { id: string }).id === id;
    return { id, outcome: isAcknowledged ? "acknowledged" : String(status) };
  } catch (error) {
    return { id, outcome: outcomeOf(error as NodeJS.ErrnoException) };
  }
}

function outcomeOf({ code = "", syscall, message }: NodeJS.ErrnoException): Outcome {
  if (syscall === "connect") return "connection refused";
  return CLOSED.includes(code) ? "connection closed" : message;
}
