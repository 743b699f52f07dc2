/** The provisioner will not do what was asked; asking again won't help. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  /**
   * @param status HTTP status, 4xx
   * @param code stable, documented
   * @param details one line per problem
   */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}
