import type { Message } from "@platformatic/kafka";
import type { StreamEvent } from "../../constructs/workers/handler-api";
import { describeError, type Logger } from "../shared/log";
import { ProgramError } from "../shared/program";
import type { Decoder } from "./codecs/codec";
import type { ConsumptionMetrics } from "./consumption-metrics";
import type { Failure } from "./failed-events";
import type { Hold } from "./hold";
import { decodeEvent } from "./incoming-event";
import type { Subscription } from "./settings";
import { untilReachable } from "./until-reachable";

export interface Subscribed extends Subscription {
  readonly decoder: Decoder;
}

/** An event that its handler may be given. */
export interface Decoded {
  readonly message: Message;
  readonly event: StreamEvent;
}

export interface EventDecodingOptions {
  readonly metrics: ConsumptionMetrics;
  readonly log: Logger;
}

/** Decodes events, or tells why they can't be. */
export class EventDecoding {
  constructor(private readonly options: EventDecodingOptions) {}

  /**
   * At once if its decoder needs to ask nobody.
   * @throws ProgramError as the decoder does; its own error if the event is no longer ours while the registry is asked
   */
  decode(subscription: Subscribed, message: Message, hold: Hold): Decoded | Failure | Promise<Decoded | Failure> {
    const { stream, decoder } = subscription;
    try {
      const event = decodeEvent(message, stream, decoder);
      return event instanceof Promise ? this.decodeLater(subscription, message, hold, event) : { message, event };
    } catch (error) {
      return this.undecodable(stream, error);
    }
  }

  /** A schema registry that does not answer is waited for: that is no failure of the event. */
  private async decodeLater(
    { stream, decoder }: Subscribed,
    message: Message,
    hold: Hold,
    first: Promise<StreamEvent>,
  ): Promise<Decoded | Failure> {
    first.catch(() => undefined); // it is awaited below, unless the process ends
    let begun: Promise<StreamEvent> | undefined = first;
    const decode = async () => {
      const decoding = begun ?? decodeEvent(message, stream, decoder);
      begun = undefined;
      return await decoding;
    };
    try {
      return { message, event: await untilReachable(decode, hold.tries, this.options.log) };
    } catch (error) {
      if (hold.tries.aborted) throw error;
      return this.undecodable(stream, error);
    }
  }

  private undecodable(stream: string, error: unknown): Failure {
    if (error instanceof ProgramError) throw error;
    this.options.metrics.failed(stream);
    return { error, attempts: 0, summary: describeError(error) };
  }
}
