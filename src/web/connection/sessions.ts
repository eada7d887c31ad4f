import type { Session } from "./direct-line.ts";

/** A conversation that can be gone on with. */
export interface Resumable {
  readonly session: Session;
  /** Up to where activities have been taken in; null for none. */
  readonly watermark: string | null;
}

/** The conversations behind what is on the screen, as remembered over a reload. */
export interface Sessions {
  /** The one that goes on; null where the next question begins one. */
  readonly current: Resumable | null;
  /** Those that ended on the service before it, oldest first: what was said in them is deleted along. */
  readonly earlier: readonly Session[];
}

export const NO_SESSIONS: Sessions = { current: null, earlier: [] };

/** All of them, oldest first. */
export function allOf({ current, earlier }: Sessions): readonly Session[] {
  return current === null ? earlier : [...earlier, current.session];
}

/** The sessions without one that was deleted. */
export function without({ current, earlier }: Sessions, { conversationId }: Session): Sessions {
  return {
    current: current?.session.conversationId === conversationId ? null : current,
    earlier: earlier.filter((one) => one.conversationId !== conversationId),
  };
}
