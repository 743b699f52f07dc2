/** A server we depend on does not answer, or is not ready: asking again later may help. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";

  /** @param code documented, if the usual one says too little */
  constructor(
    message: string,
    readonly code?: string,
  ) {
    super(message);
  }
}
