import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArticleViews } from "../../../src/answer/article-view.ts";
import type { AnswerLanguage } from "../../../src/answer/answerer.ts";
import type { NumberedPassage } from "../../../src/answer/model/numbered-evidence.ts";
import { type Proof, proveDraft, singleSentences } from "../../../src/answer/model/prove-draft.ts";
import { verifySentence } from "../../../src/answer/verify.ts";
import { articleOf } from "../../article-of.ts";
import { READER } from "../reading.ts";

const ENGLISH = [
  "Mayor Marta Lindholm of Vestervik came to Brackwater on May 3, 2024.",
  "She stayed for four days.",
  "The choir of Vestervik took part in the Tide Forum with 31 singers.",
].join(" ");
const CHINESE = "林霍姆市長於2024年5月3日訪問白溪。合唱團共31人參加潮汐論壇。";

const passage = (n: number, id: string, body: string): NumberedPassage => ({
  ...{ n, start: 0, end: body.length },
  article: articleOf({ id, body, publishedOn: "2024-05-04" }),
});
const EVIDENCE = [passage(1, "english", ENGLISH), passage(2, "chinese", CHINESE)];

function prove(text: string, evidence: readonly number[], language: AnswerLanguage = "en"): Proof {
  const views = new ArticleViews(READER);
  return proveDraft({ text, evidence }, { evidence: EVIDENCE, language, reader: READER, views });
}

function quotesOf({ sentence }: Proof): string[] {
  return (sentence?.quotes ?? []).map(({ article, start, end }) => article.body.slice(start, end));
}

describe("a sentence of a draft", () => {
  it("is proved by the whole sentence that carries it", () => {
    const proof = prove("Marta Lindholm, Mayor of Vestervik, came to Brackwater on 3 May 2024.", [1]);
    expect(quotesOf(proof)).toEqual(["Mayor Marta Lindholm of Vestervik came to Brackwater on May 3, 2024."]);
  });

  it("is proved by two where one does not do, in their order", () => {
    const proof = prove("The mayor, who came to Brackwater on May 3, 2024, stayed for four days.", [1]);
    expect(quotesOf(proof)).toEqual([
      "Mayor Marta Lindholm of Vestervik came to Brackwater on May 3, 2024.",
      "She stayed for four days.",
    ]);
  });

  it("is proved across languages, where it cites the passage in the other one", () => {
    const proof = prove("Mayor Lindholm was in Brackwater on May 3, 2024.", [2]);
    expect(quotesOf(proof)).toEqual(["林霍姆市長於2024年5月3日訪問白溪。"]);
  });

  it("is not proved by a passage that it does not cite", () => {
    expect(prove("The choir of Vestervik came with 31 singers.", [1]).sentence).not.toBeNull();
    expect(prove("The choir of Vestervik came with 31 singers.", [2]).fault?.wrong.join()).toContain(
      "Vestervik",
    );
  });

  it.each([
    ["another number", "The choir took part in the Tide Forum with 32 singers.", /32/u],
    ["a year that is none", "Mayor Marta Lindholm came to Brackwater on May 3, 3024.", /3024/u],
    ["another place", "Mayor Marta Lindholm of Vestervik came to Old Quay on May 3, 2024.", /Old Quay/u],
    ["nothing of the passage", "Everybody was pleased with it.", /pleased/u],
    ["an address", "Mayor Marta Lindholm came to Brackwater, see www.example.com.", /address/u],
    ["another language", "林霍姆市長於2024年5月3日訪問白溪。", /another language/u],
    ["more than fits", `The choir took part in the Tide Forum ${"again and ".repeat(60)}again.`, /too long/u],
  ])("is not proved with %s, and it is said what is wrong", (_, text, wrong) => {
    const proof = prove(text, [1, 2]);
    expect(proof.sentence).toBeNull();
    expect(proof.fault?.wrong.join("; ")).toMatch(wrong);
  });

  it("is not proved where it cites nothing that was given", () => {
    for (const cited of [[], [3], [0, -1]]) {
      expect(prove("She stayed for four days.", cited).fault?.wrong).toEqual([
        "cites no passage that was given",
      ]);
    }
  });

  it("may hold a name in the other language in brackets", () => {
    expect(prove("Mayor Marta Lindholm (林霍姆) came to Brackwater (白溪).", [1, 2]).sentence).not.toBeNull();
  });

  it("comes in the script that is answered in", () => {
    const text = "林霍姆市长于2024年5月3日访问白溪。";
    expect(prove(text, [2], "zh-Hant").sentence?.text).toBe("林霍姆市長於2024年5月3日訪問白溪。");
    expect(prove("林霍姆市長於2024年5月3日訪問白溪。", [2], "zh-Hans").sentence?.text).toBe(text);
  });

  it("that is taken is one that the verifier takes, whatever is changed in it", () => {
    const sources = [ENGLISH, CHINESE]
      .flatMap((body) => body.split(/(?<=[.。]) ?/u))
      .filter((text) => text !== "");
    const words = fc.constantFrom(
      "31",
      "32",
      "May 4, 2024",
      "Brackwater",
      "Old Quay",
      "白溪",
      "舊埠區",
      "never",
      "",
    );
    fc.assert(
      fc.property(fc.constantFrom(...sources), words, words, (text, out, put) => {
        const changed = out === "" ? `${put} ${text}` : text.replace(out, put);
        for (const language of ["en", "zh-Hant"] as const) {
          const { sentence } = prove(changed, [1, 2], language);
          if (sentence !== null) expect(verifySentence(sentence, READER, "model")).toEqual([]);
        }
      }),
    );
  });
});

describe("a draft", () => {
  it("is taken apart into single sentences, without marks of citations", () => {
    expect(
      singleSentences([
        { text: "She came on May 3 [1]. She stayed [1, 2].\nFour days【2】.", evidence: [1, 2] },
        { text: "她停留四天[1]。她簽署了。", evidence: [2] },
      ]),
    ).toEqual([
      { text: "She came on May 3.", evidence: [1, 2] },
      { text: "She stayed.", evidence: [1, 2] },
      { text: "Four days.", evidence: [1, 2] },
      { text: "她停留四天。", evidence: [2] },
      { text: "她簽署了。", evidence: [2] },
    ]);
  });
});
