/** A dead letter as it is shown. Bytes are base64. */
export interface Letter {
  /** `partition/offset` in the topic of dead letters. */
  readonly id: string;
  /** When it became one; ISO 8601. */
  readonly failedAt: string;
  readonly error: string;
  /** How often the handler was tried; 0 if the event could not be decoded. */
  readonly attempts: number;
  /** Where the event came from. */
  readonly original: { readonly topic: string; readonly partition: number; readonly offset: number };
  /** Whether it was sent again. */
  readonly redriven: boolean;
  readonly key: string | null;
  /** Null for a tombstone. Absent if contents were not asked for. */
  readonly value?: string | null;
  /** The event's own. Absent if contents were not asked for. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
}

/** What the provisioner answers. */
export interface LettersPage {
  readonly letters: readonly Letter[];
  /** By partition: where the next page begins. Absent: this was the last one. */
  readonly next?: Readonly<Record<string, number>>;
  /** By partition: where the log ended. */
  readonly end: Readonly<Record<string, number>>;
}

/** Letters of a topic that were not sent again, without contents. */
export interface WaitingLetters {
  readonly topic: string;
  /** The oldest of each partition first, 500 at most. */
  readonly letters: readonly Letter[];
  /** Whether there are more. */
  readonly more: boolean;
}

/** What the provisioner answers. */
export interface WaitingAnswer {
  readonly waiting: readonly WaitingLetters[];
}

export interface RefusedLetter {
  readonly id: string;
  readonly why: string;
}

/** What the provisioner answers. */
export interface RedriveAnswer {
  /** Ids of those that were sent again now. */
  readonly redriven: readonly string[];
  /** Those that can't be, and why. They stay. */
  readonly refused: readonly RefusedLetter[];
  /** Whether there may be more. */
  readonly more: boolean;
}
