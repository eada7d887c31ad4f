import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainNames } from "../../src/answer/plain-names.ts";

function spanOf(text: string, name: string): { start: number; end: number; text: string } {
  const start = text.indexOf(name);
  return { start, end: start + name.length, text: name };
}

describe("a text for a reader of English", () => {
  it("names somebody where a Chinese name has no English form", () => {
    const text = "發言人殷瑋表示，主任李文輝也到場。";
    const names = [spanOf(text, "李文輝"), spanOf(text, "殷瑋")];
    expect(plainNames(text, names)).toBe("發言人 Mr. Li 表示，主任 Mr. Li 也到場。");
  });

  it("keeps names in Latin letters", () => {
    const text = "Mayor Jussi Pajunen met them.";
    expect(plainNames(text, [spanOf(text, "Jussi Pajunen")])).toBe(text);
  });

  it("keeps all that is not a name, wherever the names stand and overlap", () => {
    const spans = fc.array(fc.tuple(fc.nat(12), fc.nat(6)));
    fc.assert(
      fc.property(spans, (places) => {
        const text = "市長與代表在會場見面";
        const names = places.map(([start, length]) => {
          const from = Math.min(start, text.length);
          const end = Math.min(from + length, text.length);
          return { start: from, end, text: text.slice(from, end) };
        });
        const named = new Set(
          names.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
        );
        const kept = Array.from(text).filter((_, at) => !named.has(at));
        const result = plainNames(text, names).replaceAll(" Mr. Li ", "");
        let at = 0;
        for (const character of kept) {
          at = result.indexOf(character, at);
          expect(at).toBeGreaterThanOrEqual(0);
          at++;
        }
      }),
    );
  });
});
