import type { BaseMessage } from "@langchain/core/messages";
import {
  type ChatEndpoint,
  type Deadline,
  ModelError,
  type ModelReply,
  type ModelTrouble,
  type ReplyListener,
  type TokenUse,
} from "./chat-endpoint.ts";
import { mostTokens } from "./most-tokens.ts";

/** What a day's questions took. */
export interface Spent {
  readonly tokens: number;
  /** Millionths of the currency that prices are in. */
  readonly millionths: number;
}

/** Keeps count of what was spent, over all processes that share it. */
export interface SpendingLedger {
  /** Adds to a day's sum and resolves with true, or leaves it where it would then be over `most`. `day` is an ISO day. */
  reserve(day: string, amount: Spent, most: Spent): Promise<boolean>;
  /** Corrects a day's sum by a difference, which may be negative. */
  correct(day: string, difference: Spent): Promise<void>;
}

/** What a day may cost. */
export interface SpendingLimits {
  readonly tokensPerDay: number;
  /** In the currency that prices are in; null where tokens alone are limited. */
  readonly moneyPerDay: number | null;
  /** Price of a million tokens. */
  readonly pricePerMillionIn: number;
  readonly pricePerMillionOut: number;
}

/** Troubles after which nothing is charged; of the others nobody knows, and what was set aside counts as spent. */
const NOT_CHARGED: ReadonlySet<ModelTrouble> = new Set(["rate_limited", "refused"]);
const MILLION = 1_000_000;

/** What a capped endpoint is made of. */
export interface CappedParts {
  readonly endpoint: ChatEndpoint;
  readonly ledger: SpendingLedger;
  readonly limits: SpendingLimits;
  /** Most tokens of one reply. */
  readonly mostTokensOut: number;
  /** The ISO day that is counted for. */
  readonly day: () => string;
  /** Hears of what each call took. */
  readonly onSpent?: (tokens: TokenUse) => void;
}

/**
 * Asks only while the day's limits allow it: sets the most that a call may take aside first, so that many at once stay
 * within them too, and gives back what it did not take.
 */
export class CappedEndpoint implements ChatEndpoint {
  readonly #parts: CappedParts;

  constructor(parts: CappedParts) {
    this.#parts = parts;
  }

  async ask(
    messages: readonly BaseMessage[],
    deadline: Deadline,
    listener: ReplyListener | null = null,
  ): Promise<ModelReply> {
    const { endpoint, day, mostTokensOut } = this.#parts;
    const today = day();
    const promptTokens = mostTokens(messages.map(({ text }) => text));
    const most = { in: promptTokens, out: mostTokensOut };
    await this.#reserve(today, most);
    let used: TokenUse = most;
    try {
      const reply = await endpoint.ask(messages, deadline, listener);
      used = reply.tokens ?? { in: promptTokens, out: mostTokens([reply.text]) };
      return reply;
    } catch (error) {
      if (error instanceof ModelError && NOT_CHARGED.has(error.trouble)) used = { in: 0, out: 0 };
      throw error;
    } finally {
      this.#parts.onSpent?.(used);
      await this.#settle(today, most, used);
    }
  }

  async #reserve(day: string, most: TokenUse): Promise<void> {
    const { ledger, limits } = this.#parts;
    const { tokensPerDay, moneyPerDay } = limits;
    const bound = {
      tokens: tokensPerDay,
      millionths: moneyPerDay === null ? Number.MAX_SAFE_INTEGER : Math.floor(moneyPerDay * MILLION),
    };
    let isWithin: boolean;
    try {
      isWithin = await ledger.reserve(day, this.#costOf(most), bound);
    } catch {
      // What cannot be counted cannot be limited. The database's own trouble is told by whoever else needs it.
      throw new ModelError("unaccounted");
    }
    if (!isWithin) throw new ModelError("day_spent");
  }

  async #settle(day: string, reserved: TokenUse, used: TokenUse): Promise<void> {
    const [before, after] = [this.#costOf(reserved), this.#costOf(used)];
    const difference = {
      tokens: after.tokens - before.tokens,
      millionths: after.millionths - before.millionths,
    };
    try {
      await this.#parts.ledger.correct(day, difference);
    } catch {
      // What was set aside then counts as spent, which errs on the safe side; the answer is there all the same.
    }
  }

  #costOf({ in: tokensIn, out: tokensOut }: TokenUse): Spent {
    const { pricePerMillionIn, pricePerMillionOut } = this.#parts.limits;
    // A price for a million tokens is as many millionths for one.
    const millionths = Math.ceil(tokensIn * pricePerMillionIn + tokensOut * pricePerMillionOut);
    return { tokens: tokensIn + tokensOut, millionths };
  }
}
