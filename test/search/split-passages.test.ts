import fc from "fast-check";
import { expect, test } from "vitest";
import { sentenceSpans } from "../../src/language/sentences.ts";
import { splitPassages } from "../../src/search/split-passages.ts";
import { article } from "./news-fixture.ts";

const sentence = fc.oneof(
  fc.array(fc.constantFrom("Taipei", "signed", "2,300", "a.m.", "Mr.", "3.5", "𠮷野家", "👩‍👩‍👧"), { minLength: 1, maxLength: 60 }).map((words) => `${words.join(" ")}.`),
  fc.array(fc.constantFrom("臺", "北", "𠮷", "市", "，", "簽署", "2019年"), { minLength: 1, maxLength: 120 }).map((parts) => `${parts.join("")}。`),
  fc.string({ unit: "grapheme", maxLength: 80 }),
); // prettier-ignore
const body = fc
  .array(fc.tuple(sentence, fc.constantFrom(" ", "", "\n", "\n\n")), { maxLength: 30 })
  .map((parts) => parts.map(([text, gap]) => text + gap).join("").normalize("NFC")); // prettier-ignore

test("passages are ordered slices of the body that begin and end where sentences do and cover them all", () => {
  fc.assert(
    fc.property(body, (text) => {
      const passages = splitPassages(article("any", text));
      const spans = sentenceSpans(text);
      const starts = new Set(spans.map(({ start }) => start));
      const ends = new Set(spans.map(({ end }) => end));
      let last = 0;
      for (const { start, end, text: words } of passages) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(words).toBe(text.slice(start, end));
        expect(starts.has(start) && ends.has(end)).toBe(true);
        expect(words.isWellFormed()).toBe(true);
        last = end;
      }
      for (const span of spans) {
        expect(passages.filter(({ start, end }) => start <= span.start && span.end <= end)).toHaveLength(1);
      }
    }),
  );
});

test("a passage stays within five sentences and 90 words, unless one sentence alone is longer", () => {
  fc.assert(
    fc.property(body, (text) => {
      for (const { start, end, text: words } of splitPassages(article("any", text))) {
        const sentences = sentenceSpans(text).filter((span) => span.start >= start && span.end <= end);
        const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
        const others = words.match(/(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}'])+/gu)?.length ?? 0;
        expect(sentences.length).toBeLessThanOrEqual(5);
        if (sentences.length > 1) expect(others + han / 2).toBeLessThanOrEqual(90);
      }
    }),
  );
});

test("a sentence longer than the limit is a passage of its own", () => {
  const long = `${"交流".repeat(200)}。`;
  const passages = splitPassages(article("long", `短句。${long}另一短句。`));
  expect(passages.map(({ text }) => text)).toEqual(["短句。", long, "另一短句。"]);
});

test("from three sentences on a passage ends with its paragraph", () => {
  const passages = splitPassages(article("paragraphs", "One. Two. Three.\n\nFour. Five.\n\nSix."));
  expect(passages.map(({ text }) => text)).toEqual(["One. Two. Three.", "Four. Five.\n\nSix."]);
});

test("an empty body has no passages", () => {
  expect(splitPassages(article("empty", " \n\n "))).toEqual([]);
});
