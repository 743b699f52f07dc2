/** An abort signal that is made when somebody asks for it: making one takes longer than handling a small event. */
export class LazySignal {
  private controller: AbortController | undefined;
  private cause: { readonly reason: unknown } | undefined;
  private listeners: Set<(reason: unknown) => void> | undefined;

  get aborted(): boolean {
    return this.cause !== undefined;
  }

  get signal(): AbortSignal {
    if (!this.controller) {
      this.controller = new AbortController();
      if (this.cause) this.controller.abort(this.cause.reason);
    }
    return this.controller.signal;
  }

  /** Only the first time counts. */
  abort(reason: unknown): void {
    if (this.cause) return;
    this.cause = { reason };
    this.controller?.abort(reason);
    for (const listener of this.listeners ?? []) listener(reason);
    this.listeners = undefined;
  }

  /** @throws the reason once aborted */
  throwIfAborted(): void {
    if (this.cause) throw this.cause.reason;
  }

  /** Calls the listener once aborted, at once if that is so already. */
  onAbort(listener: (reason: unknown) => void): void {
    if (this.cause) {
      listener(this.cause.reason);
      return;
    }
    this.listeners ??= new Set();
    this.listeners.add(listener);
  }

  offAbort(listener: (reason: unknown) => void): void {
    this.listeners?.delete(listener);
  }
}
