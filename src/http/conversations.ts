import { randomBytes } from "node:crypto";
import { MOST_TURNS, type Turn } from "../answer/follow-up/turn.ts";

/** 128 bits cannot be guessed (OWASP asks for at least 64 in a session id). */
const ID_BYTES = 16;
const DEFAULT_MOST = 10_000;
const DEFAULT_UNUSED_MS = 24 * 60 * 60 * 1000;

/** A question that was answered in a conversation, and under which id its answer is kept. */
export interface RememberedTurn {
  readonly answerId: string;
  readonly turn: Turn;
}

/** The conversations that the server has issued. */
export interface Conversations {
  /** Opens a conversation and returns its id: 22 characters of base64url. */
  issue(): Promise<string>;
  /** Whether an id was issued and has not lapsed; asking counts as use. */
  isKnown(id: string): Promise<boolean>;
  /** What was asked in a conversation, oldest first: the last few questions. */
  turns(id: string): readonly RememberedTurn[];
  /** Keeps a question with its answer, personal data masked; without effect where the conversation has lapsed. */
  remember(id: string, turn: RememberedTurn): void;
}

/** Where the memory of conversations ends. */
export interface ConversationBounds {
  /** Most conversations at once; the one unused for the longest time goes first. */
  readonly most: number;
  /** How long one lasts without use, ms. */
  readonly unusedMs: number;
}

/** Keeps conversations in memory: they end with the process. `now` is a clock in ms. */
export function conversationsInMemory(
  now: () => number,
  bounds: ConversationBounds = { most: DEFAULT_MOST, unusedMs: DEFAULT_UNUSED_MS },
): Conversations {
  // By id, in order of last use.
  const lastUse = new Map<string, { readonly usedAt: number; readonly turns: readonly RememberedTurn[] }>();
  const forgetLapsed = (): void => {
    const oldest = now() - bounds.unusedMs;
    for (const [id, { usedAt }] of lastUse) {
      if (usedAt > oldest && lastUse.size <= bounds.most) return;
      lastUse.delete(id);
    }
  };
  const use = (id: string): void => {
    const turns = lastUse.get(id)?.turns ?? [];
    lastUse.delete(id);
    lastUse.set(id, { usedAt: now(), turns });
    forgetLapsed();
  };
  return {
    issue() {
      const id = randomBytes(ID_BYTES).toString("base64url");
      use(id);
      return Promise.resolve(id);
    },
    isKnown(id) {
      forgetLapsed();
      const isKnown = lastUse.has(id);
      if (isKnown) use(id);
      return Promise.resolve(isKnown);
    },
    turns: (id) => lastUse.get(id)?.turns ?? [],
    remember(id, turn) {
      const known = lastUse.get(id);
      if (known !== undefined)
        lastUse.set(id, { ...known, turns: [...known.turns, turn].slice(-MOST_TURNS) });
    },
  };
}
