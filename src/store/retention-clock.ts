const EVERY_MS = 3_600_000;

/** Runs the retention every hour; what goes wrong is told, and tried again an hour later. */
export class RetentionClock {
  readonly #onWarning: (message: string) => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(onWarning: (message: string) => void) {
    this.#onWarning = onWarning;
  }

  /** Starts; does not keep the process alive. */
  start(expire: () => Promise<unknown>): void {
    this.#timer = setInterval(() => {
      expire().catch((error: unknown) => {
        this.#onWarning(`what is older than the retention could not be deleted: ${describe(error)}`);
      });
    }, EVERY_MS).unref();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
