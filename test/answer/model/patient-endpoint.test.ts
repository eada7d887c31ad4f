import { HumanMessage } from "@langchain/core/messages";
import { describe, expect, it } from "vitest";
import { Deadline, ModelError, type ModelReply } from "../../../src/answer/model/chat-endpoint.ts";
import { PatientEndpoint } from "../../../src/answer/model/patient-endpoint.ts";

/** Answers with each of these in turn, the last one over and over, and notes how often it was asked. */
function answering(...turns: readonly (ModelError | "done")[]): {
  patient: PatientEndpoint;
  asked: () => number;
  /** Milliseconds that it waited each time. */
  waits: number[];
} {
  let asked = 0;
  const ask = (): Promise<ModelReply> => {
    const turn = turns[Math.min(asked++, turns.length - 1)];
    return turn instanceof ModelError
      ? Promise.reject(turn)
      : Promise.resolve({ text: "done", tokens: null });
  };
  const waits: number[] = [];
  const wait = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  return { patient: new PatientEndpoint({ ask }, wait), asked: () => asked, waits };
}

const ask = (patient: PatientEndpoint, milliseconds = 5000): Promise<ModelReply> =>
  patient.ask([new HumanMessage("Who?")], new Deadline(milliseconds));
const busy = new ModelError("unreachable", { status: 503 });

describe("an endpoint in trouble", () => {
  it("is asked again, three times in all", async () => {
    const mended = answering(busy, busy, "done");
    expect(await ask(mended.patient)).toMatchObject({ text: "done" });
    const lasting = answering(busy);
    await expect(ask(lasting.patient)).rejects.toBe(busy);
    expect(lasting.asked()).toBe(3);
  });

  it("is asked again after as long as it wants, else after waits that grow", async () => {
    const wanted = answering(new ModelError("rate_limited", { retryAfterMs: 200 }), "done");
    await ask(wanted.patient);
    expect(wanted.waits).toEqual([200]);
    const { patient, waits } = answering(busy, busy, "done");
    await ask(patient);
    const [first = 0, second = 0] = waits;
    expect(first).toBeGreaterThanOrEqual(150);
    expect(first).toBeLessThanOrEqual(300);
    expect(second).toBeGreaterThanOrEqual(300);
    expect(second).toBeLessThanOrEqual(600);
  });

  it.each([
    ["it wants more time than there is", new ModelError("rate_limited", { retryAfterMs: 4800 })],
    ["asking again helps nothing", new ModelError("refused", { status: 401 })],
    ["it gave something that was no answer", new ModelError("broken")],
  ])("is asked once where %s", async (_, error) => {
    const { patient, asked } = answering(error);
    await expect(ask(patient)).rejects.toBe(error);
    expect(asked()).toBe(1);
  });

  it("that never answers is given up when the time is over", async () => {
    const silent = new PatientEndpoint({ ask: () => new Promise<never>(() => undefined) });
    await expect(ask(silent, 50)).rejects.toMatchObject({ trouble: "out_of_time" });
  });
});
