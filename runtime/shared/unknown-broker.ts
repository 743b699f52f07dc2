import { type Base, NetworkError } from "@platformatic/kafka";

/**
 * Why a broker can't be connected to that is not among those that a client knows: it has gone, or has come since. The
 * client asks anew for them then. By itself it would do so after minutes, and try with those that it knows until then.
 */
export function unknownBroker(client: Pick<Base, "clearMetadata">): NetworkError {
  client.clearMetadata();
  return new NetworkError("The broker is not among those that are known.");
}
