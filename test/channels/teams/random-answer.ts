import fc from "fast-check";
import type { Answer, Claim, Source } from "../../../src/answer/answer.ts";
import { englishAnswer } from "../../http/fixtures.ts";

/** Text of every kind: characters of four bytes and of several code points, markup, breaks, controls. */
const text = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: "grapheme", maxLength: Math.min(maxLength, 300) }),
    fc
      .tuple(
        fc.constantFrom("市", "𠮷", "👩‍👩‍👧‍👦", "🇹🇼", "é", "[1] ", "`*_~|", "\u0001\n", "<b>&amp;", "a "),
        fc.nat({ max: maxLength }),
      )
      .map(([unit, length]) => unit.repeat(Math.ceil(length / unit.length))),
  );

const url = fc.option(
  fc.oneof(
    fc.webUrl({ withQueryParameters: true }),
    fc.constantFrom(
      "javascript:alert(1)",
      `https://news.example/${"a".repeat(3_000)}`,
      "https://e.example/(a)_[b]",
    ),
  ),
);

const source = (n: number): fc.Arbitrary<Source> =>
  fc.record({
    n: fc.constant(n),
    articleId: fc.constant(`article-${n}`),
    articleVersion: fc.constant("v1"),
    title: text(500),
    url,
    publisher: text(100),
    official: fc.boolean(),
    publishedOn: fc.option(fc.constant("2026-11-30")),
    eventOn: fc.constant(null),
    language: fc.constantFrom("en", "zh-Hant"),
    quote: text(3_000),
    start: fc.constant(0),
    end: fc.constant(1),
  });

/** Answers of any size and content, each part of them filled or not. */
export const randomAnswer: fc.Arbitrary<Answer> = fc.nat({ max: 25 }).chain((count) => {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const claim: fc.Arbitrary<Claim> = fc.record({
    text: text(6_000),
    citations: fc.subarray(numbers),
  });
  const cell: fc.Arbitrary<Claim> = fc.record({ text: text(2_000), citations: fc.subarray(numbers) });
  const table = fc.integer({ min: 1, max: 6 }).chain((columns) =>
    fc.record({
      columns: fc.array(text(100), { minLength: columns, maxLength: columns }),
      rows: fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 40 }),
    }),
  );
  return fc.record({
    id: fc.constant("answer-1"),
    conversationId: fc.constant(null),
    status: fc.constantFrom("answered", "no_information", "clarification", "declined", "error"),
    reason: fc.constant(null),
    language: fc.constantFrom("en", "zh-Hant", "zh-Hans", "ja"),
    text: fc.constant(englishAnswer.text),
    sentences: fc.array(
      claim.map((one) => ({ ...one, language: "en" })),
      { maxLength: 20 },
    ),
    table: fc.option(table),
    notices: fc.array(
      text(1_000).map((words) => ({ code: "notice", text: words })),
      { maxLength: 3 },
    ),
    choices: fc.array(text(200), { maxLength: 8 }),
    conflicts: fc.array(fc.record({ about: text(200), claims: fc.array(claim, { maxLength: 4 }) }), {
      maxLength: 3,
    }),
    sources: fc.tuple(...numbers.map(source)),
    asOf: fc.constant(null),
    suggestions: fc.array(text(300), { maxLength: 6 }),
    contact: fc.option(fc.record({ name: text(100), phone: fc.constant("1999"), url })),
    composer: fc.constantFrom("extractive", "model", "faq", null),
    timings: fc.constant({}),
  });
});
