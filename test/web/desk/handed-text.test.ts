import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Handed, handedText } from "../../../src/web/desk/handed-text.ts";

const HANDED: Handed = {
  question: "How many memorandums were signed?",
  government: "Riverton City Hall",
  sentences: [
    { text: "Three memorandums were signed on July 4.", citations: [1, 2] },
    { text: "雙方簽署三項備忘錄。", citations: [2], isQuote: true },
  ],
  sources: [
    {
      n: 1,
      title: "Three memorandums signed",
      publisher: "Taipei City Government",
      publishedOn: "2019-07-05",
      url: "https://news.example/1",
    },
    { n: 2, title: "雙城論壇", publisher: "中央通訊社", publishedOn: null, url: null },
  ],
};

describe("an answer that is handed on", () => {
  it("is said on the telephone without numbers in brackets, and then from where it is", () => {
    expect(handedText(HANDED, "call", "en")).toBe(
      `Three memorandums were signed on July 4.
“雙方簽署三項備忘錄。”
This is what was reported by: Taipei City Government, July 5, 2019; 中央通訊社.
`,
    );
    expect(handedText(HANDED, "call", "zh-Hant")).toContain(
      "以上資料來自：Taipei City Government（2019年7月5日）；中央通訊社。",
    );
  });

  it("stands in an e-mail with the question, numbers and the list of sources", () => {
    expect(handedText(HANDED, "email", "en")).toBe(
      `Dear Sir or Madam,

You asked: How many memorandums were signed?

Thank you for your question. This is what our sources say:

Three memorandums were signed on July 4. [1][2]
“雙方簽署三項備忘錄。” [2]

Sources:
[1] Taipei City Government, “Three memorandums signed”, July 5, 2019
    https://news.example/1
[2] 中央通訊社, “雙城論壇”

Kind regards,
Riverton City Hall
`,
    );
  });

  it("is a letter in Chinese as the city writes them", () => {
    const letter = handedText({ ...HANDED, question: " " }, "letter", "zh-Hant");
    expect(letter.startsWith("敬啟者：\n\n有關臺端所詢事項")).toBe(true);
    expect(letter).not.toContain("您詢問");
    expect(letter).toContain("「雙方簽署三項備忘錄。」 [2]");
    expect(letter).toContain("[2] 中央通訊社，〈雙城論壇〉\n");
  });

  it("says what sources disagree about, who says which, and what is said about the answer", () => {
    const handed: Handed = {
      ...HANDED,
      conflicts: [
        {
          about: "The sources differ on the number of memorandums:",
          claims: [
            { text: "Three were signed.", citations: [1] },
            { text: "Four were\nsigned.", citations: [2] },
          ],
        },
      ],
      notices: ["A source is a press report."],
    };
    expect(handedText(handed, "email", "en")).toContain(`“雙方簽署三項備忘錄。” [2]

The sources differ on the number of memorandums:
- Three were signed. [1]
- Four were signed. [2]

A source is a press report.

Sources:
`);
    expect(handedText(handed, "call", "en")).toContain(`“雙方簽署三項備忘錄。”
The sources differ on the number of memorandums:
- Three were signed. (Taipei City Government, July 5, 2019)
- Four were signed. (中央通訊社)
A source is a press report.
This is what was reported by:`);
  });

  it("keeps every word of a sentence, and lets none of it make a line of its own", () => {
    const occasions = fc.constantFrom("call", "email", "letter" as const);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), occasions, (text, occasion) => {
        const lines = handedText({ ...HANDED, sentences: [{ text, citations: [] }] }, occasion, "en").split(
          "\n",
        );
        const plain = handedText({ ...HANDED, sentences: [{ text: "x", citations: [] }] }, occasion, "en");
        expect(lines).toHaveLength(plain.split("\n").length);
        const words = text.split(/[\s\p{Cc}\u2028\u2029]+/u).filter((word) => word !== "");
        expect(lines.some((line) => line === words.join(" "))).toBe(true);
      }),
    );
  });
});
