import type { KafkaAccess } from "./kafka";
import { describeError, type Logger } from "./log";
import { ProgramError } from "./program";

/** While Kafka can't be reached, it is said this often why. */
const SAY_EVERY_MS = 5_000;

/** Follows the retries of a Kafka client, which by itself says nothing and tries everything for long. */
export class RetryWatch {
  /** Rejects once no retry can help: Kafka does not accept the credentials. Never resolves. */
  readonly hopeless: Promise<never>;
  private giveUp: (error: Error) => void = () => undefined;
  private saidAt = Number.NEGATIVE_INFINITY;
  private isClosing = false;

  constructor(
    private readonly access: KafkaAccess,
    private readonly log: Logger,
  ) {
    this.hopeless = new Promise((_, reject) => {
      this.giveUp = reject;
    });
    this.hopeless.catch(() => undefined); // whoever cares awaits it
  }

  /** The client is being closed: connections that end have nothing to tell. */
  close(): void {
    this.isClosing = true;
  }

  /** The client is about to try again after this error. */
  readonly onRetry = (error: Error): void => {
    if (isAuthenticationError(error)) {
      const { username } = this.access;
      this.giveUp(
        new ProgramError(`Kafka does not accept the credentials of user "${username}" (authentication failed).`),
      );
    }
    if (this.isClosing || performance.now() - this.saidAt < SAY_EVERY_MS) return;
    this.saidAt = performance.now();
    this.log.warn("Kafka can't be reached; trying again", { reason: describeError(error) });
  };
}

/** The client hides it below errors of the network, which it takes for passing. */
export function isAuthenticationError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ((error as { code?: unknown }).code === "PLT_KFK_AUTHENTICATION") return true;
  const inner: unknown[] = error instanceof AggregateError ? error.errors : [];
  return [...inner, error.cause].some(isAuthenticationError);
}
