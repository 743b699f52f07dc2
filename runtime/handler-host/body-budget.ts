/** Counts the bytes of all bodies that are in memory, so that many large requests at once can't use it up. */
export class BodyBudget {
  private used = 0;

  constructor(private readonly bytes: number) {}

  /** One request's part. */
  open(): BodyShare {
    let taken = 0;
    return {
      take: (bytes) => {
        if (this.used + bytes > this.bytes) return false;
        this.used += bytes;
        taken += bytes;
        return true;
      },
      close: () => {
        this.used -= taken;
        taken = 0;
      },
    };
  }
}

export interface BodyShare {
  /** False if there is no room for so many more bytes. */
  take(bytes: number): boolean;
  close(): void;
}
