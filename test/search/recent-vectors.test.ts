import { expect, test } from "vitest";
import { RecentVectors } from "../../src/search/recent-vectors.ts";

/** Counts what it computes; the vector of a text tells its length. */
function counting() {
  const computed: string[] = [];
  const vectors = (texts: readonly string[]): Promise<Float32Array[]> => {
    computed.push(...texts);
    if (texts.includes("bad")) return Promise.reject(new Error("no"));
    return Promise.resolve(texts.map((text) => Float32Array.of(text.length)));
  };
  return { computed, recent: new RecentVectors({ vectors }) };
}

test("a text is computed once while it is among the last 32", async () => {
  const { computed, recent } = counting();
  for (const text of ["one", "three", "one"])
    expect(await recent.of(text)).toEqual(Float32Array.of(text.length));
  expect(computed).toEqual(["one", "three"]);
  for (let n = 0; n < 31; n++) await recent.of(`other ${n}`);
  await recent.of("three");
  await recent.of("one");
  expect(computed.filter((text) => text === "three")).toHaveLength(1);
  expect(computed.filter((text) => text === "one")).toHaveLength(2);
});

test("a failure is not kept", async () => {
  const { computed, recent } = counting();
  await expect(recent.of("bad")).rejects.toThrow("no");
  await expect(recent.of("bad")).rejects.toThrow("no");
  expect(computed).toEqual(["bad", "bad"]);
});
