import { beforeEach, describe, expect, it } from "vitest";
import { ModelError, type ModelTrouble } from "../../../src/answer/model/chat-endpoint.ts";
import { CircuitBreaker } from "../../../src/answer/model/circuit-breaker.ts";

let now: number;
let rests: number[];
let breaker: CircuitBreaker;
beforeEach(() => {
  now = 1_000_000;
  rests = [];
  breaker = new CircuitBreaker(
    () => now,
    (_, milliseconds) => rests.push(milliseconds),
  );
});

const fail = async (
  trouble: ModelTrouble = "unreachable",
  retryAfterMs: number | null = null,
): Promise<string> => {
  try {
    await breaker.run(() => Promise.reject(new ModelError(trouble, { retryAfterMs })));
  } catch (error) {
    return (error as ModelError).trouble;
  }
  return "none";
};
const succeed = (): Promise<string> => breaker.run(() => Promise.resolve("done"));

describe("an endpoint that fails", () => {
  it("is left alone after three failures in a row", async () => {
    for (let times = 0; times < 3; times++) expect(await fail()).toBe("unreachable");
    await expect(succeed()).rejects.toMatchObject({ trouble: "resting" });
    expect(rests).toEqual([30_000]);
  });

  it("is not left alone where a success stands between", async () => {
    for (const step of [fail, fail, succeed, fail, fail, succeed]) await step();
    expect(breaker.restsUntil).toBeNull();
  });

  it("is tried by one question after the rest, and by all once that went well", async () => {
    for (let times = 0; times < 3; times++) await fail();
    now += 30_000;
    let finish: () => void = () => undefined;
    const trial = breaker.run(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    await expect(succeed()).rejects.toMatchObject({ trouble: "resting" });
    finish();
    await trial;
    expect(await succeed()).toBe("done");
  });

  it("rests twice as long after each trial in vain, and no longer than ten minutes", async () => {
    for (let times = 0; times < 3; times++) await fail();
    for (let trials = 0; trials < 6; trials++) {
      now = breaker.restsUntil ?? now;
      await fail();
    }
    expect(rests).toEqual([30, 60, 120, 240, 480, 600, 600].map((seconds) => seconds * 1000));
  });

  it("rests at once for as long as it wants where that is long", async () => {
    await fail("rate_limited", 90_000);
    expect(rests).toEqual([90_000]);
  });

  it("is not blamed for our own limits", async () => {
    for (let times = 0; times < 5; times++) expect(await fail("day_spent")).toBe("day_spent");
    expect(breaker.restsUntil).toBeNull();
    for (let times = 0; times < 3; times++) await fail();
    now += 30_000;
    // A trial that our own limits stop leaves the next one free to try.
    await fail("day_spent");
    expect(await succeed()).toBe("done");
  });
});
