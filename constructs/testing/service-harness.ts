import type { StreamEvent } from "../workers/handler-api";
import type { Harness, LogLine } from "./harness";

/** A service without a cluster; see `testService`. */
export interface ServiceHarness extends Harness {
  /**
   * Lets the service answer a request. No gateway has looked at it before, and nothing limits its body.
   *
   * @param input a Request, or the path of one: `"/orders"`
   */
  request(input: Request | string, init?: RequestInit): Promise<Answer>;
}

/** What came of one request. */
export interface Answer {
  /** 500 if the handler failed. */
  readonly response: Response;
  /** Why the handler failed. */
  readonly error: string | undefined;
  readonly published: readonly StreamEvent[];
  readonly logs: readonly LogLine[];
}
