import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentenceSpans } from "../../src/language/sentences.ts";

const sentences = (text: string): string[] =>
  sentenceSpans(text).map(({ start, end }) => text.slice(start, end));

describe("a quotation is a whole sentence", () => {
  test.each([
    ["an initial", "Mayor Annise D. Parker came. She left.", ["Mayor Annise D. Parker came.", "She left."]],
    ["several initials", "J.R.R. Tolkien wrote. He read.", ["J.R.R. Tolkien wrote.", "He read."]],
    [
      "an abbreviated place",
      "They met in Washington, D.C. Mayor Ko spoke.",
      ["They met in Washington, D.C. Mayor Ko spoke."],
    ],
    ["hours", "It ran from 4:00 to 4:30 p.m. on Monday.", ["It ran from 4:00 to 4:30 p.m. on Monday."]],
    [
      "hours at the end",
      "It began at 4:30 p.m. The mayor spoke.",
      ["It began at 4:30 p.m.", "The mayor spoke."],
    ],
    ["a title", "Mr. Ko met Gen. Wu. They ate.", ["Mr. Ko met Gen. Wu.", "They ate."]],
    ["a company", "Delta Co. Ltd. signed. Others did not.", ["Delta Co. Ltd. signed.", "Others did not."]],
    ["a month", "He flew on Sept. 2, 2019. It rained.", ["He flew on Sept. 2, 2019.", "It rained."]],
    ["a decimal", "It cost NT$3.5 million. They paid.", ["It cost NT$3.5 million.", "They paid."]],
    ["a numbered thing", "It hangs in Room No. 5. It is red.", ["It hangs in Room No. 5.", "It is red."]],
    ["a small letter after it", "It paused... then went on.", ["It paused... then went on."]],
    ["an address", "See www.gov.taipei. It has maps.", ["See www.gov.taipei.", "It has maps."]],
  ])("%s does not cut it", (_, text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  test.each([
    ["The council said no. The mayor agreed.", ["The council said no.", "The mayor agreed."]],
    ["At noon they sat. The band played.", ["At noon they sat.", "The band played."]],
    ["They came in May. June was hot.", ["They came in May.", "June was hot."]],
    ["Did he go? He did! Good.", ["Did he go?", "He did!", "Good."]],
  ])("ordinary words end it: %s", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  test.each([
    ["臺北主辦論壇。上海隨後來訪！何時？", ["臺北主辦論壇。", "上海隨後來訪！", "何時？"]],
    ["他說：「你好。」然後離開。", ["他說：「你好。」", "然後離開。"]],
    ["「真的！」，他說。", ["「真的！」，他說。"]],
    ["是嗎？！……是的……。好。", ["是嗎？！……", "是的……。", "好。"]],
    ["活動在Taipei 101. 隨後散會。", ["活動在Taipei 101.", "隨後散會。"]],
    ["參訪TSMC.之後離開。", ["參訪TSMC.之後離開。"]],
    ["成長2.5倍。", ["成長2.5倍。"]],
    ["Ko said so. 他說了。", ["Ko said so.", "他說了。"]],
  ])("Chinese marks end it, with what closes around them: %s", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  test("closing quotes and brackets stay with the sentence that they close", () => {
    expect(sentences('He said "Hello." She left. (It rained.) They slept.')).toEqual([
      'He said "Hello."',
      "She left.",
      "(It rained.)",
      "They slept.",
    ]);
  });

  test("a line break ends one, whether LF or CRLF, and empty lines are none", () => {
    expect(sentences("Heading\r\n\r\nText goes on\nhere")).toEqual(["Heading", "Text goes on", "here"]);
    expect(sentences(" \n\t\n")).toEqual([]);
    expect(sentences("")).toEqual([]);
  });
});

describe("whatever the text", () => {
  const piece = fc.constantFrom(
    ..."。！？｡.!?…\"'”」』）)， \n\r\t\u3000\uFEFF".split(""),
    "Mr",
    "D.C",
    "p.m",
    "No",
    "5",
    "臺北",
    "😀",
    "𠮷",
    "word",
    "Word",
    "\uD83D",
    "\uDE00",
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
    fc.string({ unit: "binary" }),
  );

  test("the spans are in order, apart, trimmed, and hold every character that is not white space", () => {
    fc.assert(
      fc.property(text, (input) => {
        const spans = sentenceSpans(input);
        let at = 0;
        let between = "";
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(input.slice(start, end)).toBe(input.slice(start, end).trim());
          between += input.slice(at, start);
          at = end;
        }
        expect((between + input.slice(at)).trim()).toBe("");
      }),
      { numRuns: 2000 },
    );
  });

  test("no span begins or ends inside a surrogate pair", () => {
    fc.assert(
      fc.property(text, (input) => {
        for (const place of sentenceSpans(input).flatMap(({ start, end }) => [start, end])) {
          expect(input.slice(place - 1, place + 1)).not.toMatch(/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("no span crosses a line break", () => {
    fc.assert(
      fc.property(text, (input) => {
        for (const sentence of sentences(input)) expect(sentence).not.toContain("\n");
      }),
      { numRuns: 500 },
    );
  });
});
