import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markdownToText } from "../../src/corpus/markdown-text.ts";

describe("a citizen reads the words, not the marks", () => {
  test.each([
    ["headings", "# One\n\nTwo\n===\n\nText", "One\n\nTwo\n\nText"],
    ["emphasis", "*one* **two** ~~three~~ `four`", "one two three four"],
    [
      "links",
      "see [the forum](https://example.org/a) and <https://example.org/b>",
      "see the forum and https://example.org/b",
    ],
    ["a reference link", "[forum]\n\n[forum]: https://example.org", "forum"],
    ["images", "![The two mayors](a.jpg)", "The two mayors"],
    ["a list", "- one\n- two\n  - three\n", "one\ntwo\nthree"],
    ["a list of tasks", "- [ ] one\n- [x] two", "one\ntwo"],
    ["a numbered list", "1. one\n2. two", "one\ntwo"],
    ["a table", "| City | Year |\n| --- | --- |\n| Perth | 1999 |", "City | Year\nPerth | 1999"],
    ["a quotation", "> said he\n> again", "said he again"],
    ["a rule", "one\n\n---\n\ntwo", "one\n\ntwo"],
    ["code", "```\na  b\n```", "a  b"],
    ["escapes", "\\*not emphasis\\*", "*not emphasis*"],
    ["entities", "R&amp;D &#8212; &#x4E00; &ldquo;x&rdquo; &unknown;", "R&D — 一 “x” &unknown;"],
    ["entities of no character", "&#xD800; &#0; &#99999999;", "\uFFFD \uFFFD &#99999999;"],
    ["less and more", "5 < 6 and AT&T > 3", "5 < 6 and AT&T > 3"],
  ])("%s", (_, markdown, text) => {
    expect(markdownToText(markdown)).toBe(text);
  });

  test("HTML loses its tags, and words that it parts stay apart", () => {
    expect(markdownToText("one<br>two <b>three</b><!-- four -->")).toBe("one\ntwo three");
    expect(markdownToText("<p>One</p><p>Two</p>")).toBe("One\nTwo");
    expect(markdownToText("<script>alert(1)</script>\n<style>p { }</style>\n\nText")).toBe("Text");
  });
});

describe("numbers stay as they are written, whatever marks stand between them", () => {
  test.each([
    "7月3~5日、8月1~2日舉辦",
    "展期為7月3~5日，預計5~10萬人參加",
    "票價20~30元",
    "三~五日、七~九日",
    "7月3~~5日、8月1~~2日",
    "The hall is 3*4*5 metres.",
    "Stalls of 2*3 metres stand beside others of 4*5 metres.",
    "２＊３、4**5、6**7公尺",
    "2_019_2020",
  ])("%s", (text) => {
    expect(markdownToText(text)).toBe(text);
  });

  test("while words beside them lose their marks", () => {
    expect(markdownToText("the **10**th forum, *3~5 July*, ~~8~10 July~~")).toBe(
      "the 10th forum, 3~5 July, 8~10 July",
    );
    expect(markdownToText("*a hall of 3*4 metres* by 3*4*")).toBe("a hall of 3*4 metres by 3*4*");
    expect(markdownToText("於**2019年**舉行，長*3*公尺")).toBe("於2019年舉行，長3公尺");
    expect(markdownToText("**[3~5 July](https://example.org/3*4*5)**")).toBe("3~5 July");
  });

  test.each([
    ["2019. It was held.", "2019. It was held."],
    [
      "14. This is the fourteenth.\n15. And this the next.",
      "14. This is the fourteenth.\n15. And this the next.",
    ],
    ["The year was\n\n2019.", "The year was\n\n2019."],
    ["1. It came first.", "1. It came first."],
    ["1. one\n2. two\n2019. It was held.", "one\ntwo\n2019. It was held."],
    ["1. one\n1. two", "one\ntwo"],
    ["007) Bond\n\n008) Another", "007) Bond\n008) Another"],
  ])("a number that opens a line stays unless it only counts the lines: %j", (markdown, text) => {
    expect(markdownToText(markdown)).toBe(text);
  });

  test("whatever stands around them", () => {
    const piece = fc.oneof(
      fc.integer({ min: 3, max: 99_999 }).map(String),
      fc.constantFrom("~", "~~", "*", "**", "_", "月", "w", "、", ". ", ") ", " ", "\n\n"),
    );
    fc.assert(
      fc.property(
        // Three of them fence code, and what follows them names its language.
        fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("").replaceAll(/~{3,}/g, "~~")),
        (markdown) => {
          expect(markdownToText(markdown).match(/\d+/g)).toEqual(markdown.match(/\d+/g));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("lines", () => {
  test("a paragraph that an editor wrapped is one line, without spaces inside Chinese", () => {
    expect(markdownToText("Mayor Ko visited\nPrague  in\n2019.")).toBe("Mayor Ko visited Prague  in 2019.");
    expect(markdownToText("柯文哲市長，\n於2019年訪問\n布拉格。\n隨後返臺")).toBe(
      "柯文哲市長，於2019年訪問布拉格。隨後返臺",
    );
    expect(markdownToText("- one\n  goes on\n- two")).toBe("one goes on\ntwo");
  });

  test("a break that is meant stays", () => {
    expect(markdownToText("one  \ntwo\\\nthree")).toBe("one\ntwo\nthree");
  });

  test("paragraphs are one empty line apart, and nothing stands around the text", () => {
    expect(markdownToText("\n\n one \n\n\n\n two \n\n")).toBe("one\n\ntwo");
    expect(markdownToText(" \n\n* * *\n")).toBe("");
  });
});

test("plain words pass through as they are", () => {
  const word = fc.oneof(
    fc
      .stringMatching(/^[A-Za-z][A-Za-z',.;:?]{0,12}$/)
      .filter((text) => !/www|https?:|ftp:|mailto:|xmpp:/i.test(text)),
    fc.stringMatching(/^[臺北上海雙城論壇，。「」；！？]{1,12}$/),
    fc.integer({ min: 0, max: 99_999 }).map((value) => `x${value}`),
  );
  const paragraph = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 5 }), (paragraphs) => {
      expect(markdownToText(paragraphs.join("\n\n"))).toBe(paragraphs.join("\n\n"));
    }),
    { numRuns: 1000 },
  );
});

test("whatever the Markdown, the text has no white space around it and no carriage return", () => {
  const piece = fc.constantFrom(
    "# ",
    "*",
    "_",
    "[",
    "](x)",
    "<b>",
    "</p>",
    "`",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    "|",
    "> ",
    "&amp;",
    "字",
    "w",
    " ",
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
      (markdown) => {
        const text = markdownToText(markdown);
        expect(text).toBe(text.trim());
        expect(text).not.toContain("\r");
      },
    ),
    { numRuns: 1000 },
  );
});
