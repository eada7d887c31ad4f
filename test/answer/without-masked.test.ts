import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutMasked } from "../../src/answer/without-masked.ts";
import { isMasked } from "../../src/language/mask-personal-data.ts";

test.each([
  ["My number is [phone]. Who came?", "Who came?"],
  ["Call [phone], or write to [email]! Who came?", "Who came?"],
  ["我的電話是[phone]，布拉格市長哪年來？", "布拉格市長哪年來？"],
  ["Who came, and at 2.5 p.m.? I am [id_number]", "Who came, and at 2.5 p.m.?"],
  ["Tell [email] who came", "Tell who came"],
  ["[phone]", "[phone]"],
  ["Who came?", "Who came?"],
])("of %j is asked: %j", (question, asked) => {
  expect(withoutMasked(question)).toBe(asked);
});

test("something is always left, and of a question without masks all of it", () => {
  const piece = fc.constantFrom("[phone]", "[card]", "誰", "who", "，", ". ", "?", " ", "2019");
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1 }), (pieces) => {
      const question = pieces.join("").trim() || "?";
      const asked = withoutMasked(question);
      expect(asked).not.toBe("");
      if (!isMasked(question)) expect(asked).toBe(question);
    }),
  );
});
