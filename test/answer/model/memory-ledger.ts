import type { SpendingLedger, Spent } from "../../../src/answer/model/spending.ts";

/** Counts in memory what the store counts for the service. */
export class MemoryLedger implements SpendingLedger {
  readonly days = new Map<string, Spent>();

  reserve(day: string, amount: Spent, most: Spent): Promise<boolean> {
    const { tokens, millionths } = this.#sum(day, amount);
    if (tokens > most.tokens || millionths > most.millionths) return Promise.resolve(false);
    this.days.set(day, { tokens, millionths });
    return Promise.resolve(true);
  }

  correct(day: string, difference: Spent): Promise<void> {
    this.days.set(day, this.#sum(day, difference));
    return Promise.resolve();
  }

  #sum(day: string, { tokens, millionths }: Spent): Spent {
    const before = this.days.get(day) ?? { tokens: 0, millionths: 0 };
    return { tokens: before.tokens + tokens, millionths: before.millionths + millionths };
  }
}
