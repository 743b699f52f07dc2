import { findErrorBy } from "@platformatic/kafka";
import type { PublishError, Violation } from "../../constructs/workers/handler-api";
import { describeError } from "../shared/log";
import { ProgramError } from "../shared/program";
import { Unreachable } from "../shared/unreachable";
import { Misfit } from "./codecs/misfit";

/** An event that could not be published, and what it is due to. */
export class PublishFailure extends Error implements PublishError {
  override readonly name = "PublishError";

  constructor(
    readonly reason: PublishError["reason"],
    message: string,
    readonly violations: readonly Violation[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Why a value can't be encoded. */
export function encodingFailure(stream: string, error: unknown): unknown {
  if (error instanceof ProgramError) return error;
  if (error instanceof Unreachable) return new PublishFailure("unavailable", error.message, [], { cause: error });
  const message = `The value is not what stream "${stream}" carries: `;
  if (error instanceof Misfit) return new PublishFailure("invalid", message + error.message, error.violations);
  // Whatever walks through the value has the stack for some thousand steps down.
  const detail = error instanceof RangeError ? "it is nested too deeply" : describeError(error);
  return new PublishFailure("invalid", message + detail, [{ pointer: "", detail }]);
}

/** Why the brokers did not acknowledge an event; as it is if that is a mistake in the program, such as a missing right. */
export function sendingFailure(stream: string, error: unknown): unknown {
  const failure = error as Error;
  const why = `Stream "${stream}" does not take the event: ${describeError(error)}`;
  const isDueTo = (code: string) => findErrorBy(failure, "apiId", code) !== null;
  if (isDueTo("MESSAGE_TOO_LARGE")) return new PublishFailure("too-large", why, [], { cause: error });
  const mayPass = findErrorBy(failure, "canRetry", true) !== null || LOST_COUNT.some(isDueTo);
  return mayPass ? new PublishFailure("unavailable", why, [], { cause: error }) : error;
}

/** The broker has forgotten an idempotent producer: https://kafka.apache.org/protocol#protocol_error_codes */
const LOST_COUNT = ["OUT_OF_ORDER_SEQUENCE_NUMBER", "UNKNOWN_PRODUCER_ID"];
