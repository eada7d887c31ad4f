import { RequestFailed } from "./request.ts";

/** Between tries to connect or to send, in ms; the last one again and again. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];

/** How long to wait after a number of failed tries, in ms; spread, or all widgets come at once after a restart. */
export function pauseAfter(tries: number): number {
  const most = PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0;
  return most * (0.75 + Math.random() / 2);
}

/** Waits, and ends the wait early when the machine is connected again. */
export function waitOrOnline(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener("online", done);
  });
}

/** Whether the service does not have the conversation, or not for this token. */
export function isOver(error: unknown): boolean {
  return error instanceof RequestFailed && error.code === "conversation_unknown";
}

/** Whether the token has ended. */
export function isExpired(error: unknown): boolean {
  return error instanceof RequestFailed && error.code === "token_expired";
}

/** Whether the same request may succeed a little later: no answer came, or the service or one before it is not ready. */
export function isPassing(error: unknown): error is RequestFailed {
  return (
    error instanceof RequestFailed && (error.status === 0 || (error.status >= 502 && error.status <= 504))
  );
}
