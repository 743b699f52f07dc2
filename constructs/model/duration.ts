/**
 * A length of time.
 *
 * @example Duration.days(7).toMilliseconds() // 604800000
 */
export class Duration {
  static milliseconds(amount: number): Duration {
    return new Duration(amount);
  }
  static seconds(amount: number): Duration {
    return new Duration(amount * 1000);
  }
  static minutes(amount: number): Duration {
    return Duration.seconds(amount * 60);
  }
  static hours(amount: number): Duration {
    return Duration.minutes(amount * 60);
  }
  static days(amount: number): Duration {
    return Duration.hours(amount * 24);
  }

  private constructor(private readonly ms: number) {}

  toMilliseconds(): number {
    return this.ms;
  }
  toSeconds(): number {
    return this.ms / 1000;
  }
}
