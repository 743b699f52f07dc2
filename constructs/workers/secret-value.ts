/**
 * A key of a Secret in the team's namespace, as the value of an environment variable. The Secret is made by whoever
 * keeps secrets: none passes through Headwater, and so through no plan and no state.
 *
 * @example env: { STRIPE_KEY: SecretValue.of("stripe", "api-key") }
 */
export class SecretValue {
  static of(secret: string, key: string): SecretValue {
    return new SecretValue(secret, key);
  }

  private constructor(
    readonly secret: string,
    readonly key: string,
  ) {}
}
