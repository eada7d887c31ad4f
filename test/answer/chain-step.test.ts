import { describe, expect, it } from "vitest";
import { ChainStep, type Step } from "../../src/answer/chain-step.ts";

const REQUEST = { question: "Where is the lighthouse?", conversationId: null, language: null };

function runOf<T>(value: T, timings: Record<string, number> = {}): Step<T> {
  return { request: REQUEST, timings, value };
}

describe("a step of the chain", () => {
  const measured = new ChainStep("measure", ({ value }: Step<string>) => value.length);

  it("hands on its result with the request, and notes how long it took beside the others", async () => {
    const { request, timings, value } = await measured.invoke(runOf("light", { screen: 1.5 }));
    expect(value).toBe(5);
    expect(request).toBe(REQUEST);
    expect(Object.keys(timings)).toEqual(["screen", "measure"]);
    expect(timings).toMatchObject({ screen: 1.5, measure: expect.any(Number) as number });
    expect(timings["measure"]).toBeGreaterThanOrEqual(0);
  });

  it("leaves the run that it was given as it was", async () => {
    const run = runOf("light", { screen: 1.5 });
    await measured.invoke(run);
    expect(run).toEqual(runOf("light", { screen: 1.5 }));
  });

  it("sees the whole run, and waits for what it made", async () => {
    const described = new ChainStep("describe", async ({ request, timings, value }: Step<number>) => {
      await Promise.resolve();
      return `${request.question} ${Object.keys(timings).join()} ${value}`;
    });
    const { value, timings } = await measured.pipe(described).invoke(runOf("light"));
    expect(value).toBe("Where is the lighthouse? measure 5");
    expect(Object.keys(timings)).toEqual(["measure", "describe"]);
  });

  it("fails as what it runs fails, at once or later", async () => {
    const fault = new Error("no light");
    const thrown = new ChainStep("throw", (): number => {
      throw fault;
    });
    const rejected = new ChainStep("reject", (): Promise<number> => Promise.reject(fault));
    await expect(thrown.invoke(runOf(null))).rejects.toBe(fault);
    await expect(rejected.invoke(runOf(null))).rejects.toBe(fault);
    await expect(measured.pipe(thrown).invoke(runOf("light"))).rejects.toBe(fault);
  });
});
