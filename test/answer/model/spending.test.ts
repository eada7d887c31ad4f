import { HumanMessage } from "@langchain/core/messages";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  Deadline,
  ModelError,
  type ModelReply,
  type ModelTrouble,
} from "../../../src/answer/model/chat-endpoint.ts";
import { CappedEndpoint, type SpendingLimits } from "../../../src/answer/model/spending.ts";
import { MemoryLedger } from "./memory-ledger.ts";

const DAY = "2026-03-02";
const LIMITS: SpendingLimits = {
  tokensPerDay: 10_000,
  moneyPerDay: null,
  pricePerMillionIn: 0.15,
  pricePerMillionOut: 0.6,
};

function capped(
  answer: () => Promise<ModelReply>,
  ledger: MemoryLedger,
  limits: Partial<SpendingLimits> = {},
): CappedEndpoint {
  return new CappedEndpoint({
    endpoint: { ask: answer },
    ledger,
    limits: { ...LIMITS, ...limits },
    mostTokensOut: 1000,
    day: () => DAY,
  });
}

const ask = (endpoint: CappedEndpoint): Promise<ModelReply> =>
  endpoint.ask([new HumanMessage("臺北與上海".repeat(20))], new Deadline(1000));
const reply = (tokens: ModelReply["tokens"]) => (): Promise<ModelReply> =>
  Promise.resolve({ text: "done", tokens });
const failing = (trouble: ModelTrouble) => (): Promise<ModelReply> => Promise.reject(new ModelError(trouble));

describe("what a call takes", () => {
  it("is what the endpoint says", async () => {
    const ledger = new MemoryLedger();
    await ask(capped(reply({ in: 200, out: 100 }), ledger));
    // 200 × 0.15 + 100 × 0.6 millionths.
    expect(ledger.days.get(DAY)).toEqual({ tokens: 300, millionths: 90 });
  });

  it("is estimated where the endpoint does not say, and set aside in full where nobody knows", async () => {
    const ledger = new MemoryLedger();
    await ask(capped(reply(null), ledger));
    const estimated = ledger.days.get(DAY)?.tokens ?? 0;
    expect(estimated).toBeGreaterThan(100);
    expect(estimated).toBeLessThan(300);
    await expect(ask(capped(failing("out_of_time"), ledger))).rejects.toMatchObject({
      trouble: "out_of_time",
    });
    expect(ledger.days.get(DAY)?.tokens).toBeGreaterThan(estimated + 1000);
  });

  it.each(["rate_limited", "refused"] as const)("is nothing after %s", async (trouble) => {
    const ledger = new MemoryLedger();
    await expect(ask(capped(failing(trouble), ledger))).rejects.toMatchObject({ trouble });
    expect(ledger.days.get(DAY)).toEqual({ tokens: 0, millionths: 0 });
  });
});

describe("a day's limit", () => {
  it("is never passed, however many ask at once", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ in: fc.nat(150), out: fc.nat(1000) }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1000, max: 8000 }),
        async (uses, tokensPerDay) => {
          const ledger = new MemoryLedger();
          const asked = uses.map((used) => ask(capped(reply(used), ledger, { tokensPerDay })));
          const settled = await Promise.allSettled(asked);
          expect(ledger.days.get(DAY)?.tokens ?? 0).toBeLessThanOrEqual(tokensPerDay);
          for (const one of settled) {
            if (one.status === "rejected") expect(one.reason).toMatchObject({ trouble: "day_spent" });
          }
        },
      ),
    );
  });

  it("may be one of money", async () => {
    const ledger = new MemoryLedger();
    // A call may cost 0.0006 and more: the first is let through, the second would go over.
    const endpoint = capped(reply({ in: 100, out: 900 }), ledger, { moneyPerDay: 0.001 });
    await ask(endpoint);
    await expect(ask(endpoint)).rejects.toMatchObject({ trouble: "day_spent" });
  });

  it("keeps a model from being asked where nobody can count", async () => {
    const ledger = new MemoryLedger();
    ledger.reserve = () => Promise.reject(new Error("no database"));
    await expect(ask(capped(reply(null), ledger))).rejects.toMatchObject({ trouble: "unaccounted" });
  });
});
