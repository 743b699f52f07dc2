import { findErrorBy, NetworkError } from "@platformatic/kafka";
import { isAuthenticationError } from "../shared/kafka-retries";
import { describeError } from "../shared/log";
import { Unreachable } from "../shared/unreachable";
import { Refusal } from "./outcome";

/** What a failure of Kafka means for who asked. */
export function explainKafkaError(error: Error): Refusal | Unreachable {
  const text = describeError(error);
  const passing =
    findErrorBy(error, "code", NetworkError.code) ||
    // If it is the admin's password that Kafka does not know, then Kafka is still being set up.
    isAuthenticationError(error) ||
    // Someone else was faster: the next attempt finds it.
    findErrorBy(error, "apiId", "TOPIC_ALREADY_EXISTS");
  if (!passing && findErrorBy(error, "canRetry", false))
    return new Refusal(422, "HW-PROVISION-006", `Kafka refuses: ${text}`);
  return new Unreachable(`Kafka does not answer: ${text}`);
}
