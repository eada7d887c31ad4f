import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/answer.ts";
import type { AnswerLanguage } from "../../src/answer/answerer.ts";
import type { ComposedConflict, ComposedSentence } from "../../src/answer/composed.ts";
import { phrase } from "../../src/answer/phrase.ts";
import { loadReplies, type Replies } from "../../src/answer/replies.ts";
import type { Article } from "../../src/corpus/article.ts";
import { articleOf } from "../article-of.ts";
import { understoodOf } from "./reading.ts";

let replies: Replies;
beforeAll(async () => {
  replies = await loadReplies(fileURLToPath(new URL("../../prompts", import.meta.url)));
});

/** A sentence that makes up a whole article. */
function sentence(body: string, fields: Partial<Article> = {}): ComposedSentence {
  const article = articleOf({ id: body.toLowerCase().replaceAll(/[^a-z]/g, "-"), body, ...fields });
  return { text: body, language: article.language, quotes: [{ article, start: 0, end: body.length }] };
}

function phrased(
  sentences: readonly ComposedSentence[],
  language: AnswerLanguage = "en",
  conflicts: readonly ComposedConflict[] = [],
): Answer {
  const verified = {
    ...understoodOf("What of the choir?"),
    language,
    passages: [],
    sentences,
    table: null,
    missingYears: [],
    gap: null,
    choices: [],
    asks: [],
    conflicts,
    composer: "extractive",
    refusal: null,
    weighed: [],
    dropped: [],
  } as const;
  return phrase(verified, null, [], replies);
}

const CITY = { publisher: "Harbour Office", publishedOn: "2019-07-03" };
const PRESS = { publisher: "Tide Post", publishedOn: "2019-07-05", official: false };

describe("who told what an answer quotes", () => {
  it("is named once where all sources are one publication", () => {
    const answer = phrased([sentence("The choir sang.", CITY), sentence("It sang again.", CITY)]);
    expect(answer.notices).toEqual([{ code: "attribution", text: "From Harbour Office, July 3, 2019:" }]);
    expect(answer.text).toBe("From Harbour Office, July 3, 2019:\nThe choir sang. [1]\nIt sang again. [2]");
  });

  it("stands apart from the Chinese around it where its name is in Latin letters", () => {
    const answer = phrased([sentence("Nobody left.", CITY)], "zh-Hant");
    expect(answer.notices.find(({ code }) => code === "attribution")?.text).toContain(
      "據 Harbour Office 2019年7月3日",
    );
    const own = phrased(
      [sentence("合唱團演唱。", { publisher: "港務局", publishedOn: "2019-07-03" })],
      "zh-Hant",
    );
    expect(own.notices.find(({ code }) => code === "attribution")?.text).toContain("據港務局2019年");
  });

  it("is named with its sources where there are several publishers", () => {
    const answer = phrased([
      sentence("The choir sang.", CITY),
      sentence("It rained.", PRESS),
      sentence("The choir sang again.", CITY),
      sentence("Nobody left.", { publisher: "Salt House" }),
    ]);
    expect(answer.text.split("\n")).toEqual([
      "From Harbour Office, July 3, 2019: [1][3]",
      "From Tide Post, July 5, 2019: [2]",
      "From Salt House (no publication date given): [4]",
      "This is reported by the press, not published by the city government itself. [2]",
      "The choir sang. [1]",
      "It rained. [2]",
      "The choir sang again. [3]",
      "Nobody left. [4]",
    ]);
  });

  it("is named with its sources where one publisher told it on several days", () => {
    const later = { ...CITY, publishedOn: "2019-07-04" };
    const { notices } = phrased([sentence("The choir sang.", CITY), sentence("It sang again.", later)]);
    expect(notices.map(({ text }) => text)).toEqual([
      "From Harbour Office, July 3, 2019: [1]",
      "From Harbour Office, July 4, 2019: [2]",
    ]);
  });

  it("is named in the reader's language", () => {
    const sentences = [
      sentence("合唱團演唱。", { publisher: "港務局", publishedOn: "2019-07-03" }),
      sentence("當天下雨。", { id: "rain", publisher: "潮汐報", publishedOn: null }),
    ];
    expect(phrased(sentences, "zh-Hant").notices.map(({ text }) => text)).toEqual([
      "依據港務局2019年7月3日的報導：[1]",
      "依據潮汐報的資料（未註明發布日期）：[2]",
    ]);
  });

  it("says that it was the press alone without naming each source", () => {
    const { notices } = phrased([sentence("It rained.", PRESS)]);
    expect(notices.map(({ code, text }) => `${code}: ${text}`)).toEqual([
      "attribution: From Tide Post, July 5, 2019:",
      "press_source: This is reported by the press, not published by the city government itself.",
    ]);
  });
});

describe("what sources tell differently", () => {
  const said = sentence("The forum was held on May 4.", CITY);
  const other = sentence("The forum was held on May 6.", PRESS);
  const differ: ComposedConflict = { kind: "differ", word: "date", year: 2019, claims: [said, other] };

  it("stands under the sentences, each claim with its number, publisher and day", () => {
    const answer = phrased([said], "en", [differ]);
    expect(answer.text.split("\n")).toEqual([
      "From Harbour Office, July 3, 2019:",
      "This is reported by the press, not published by the city government itself. [2]",
      "The forum was held on May 4. [1]",
      "Date (2019): the articles held here do not say the same.",
      "- The forum was held on May 4. [1] (Harbour Office, July 3, 2019)",
      "- The forum was held on May 6. [2] (Tide Post, July 5, 2019)",
    ]);
    expect(answer.conflicts).toEqual([
      {
        about: "Date (2019): the articles held here do not say the same.",
        claims: [
          { text: "The forum was held on May 4.", citations: [1] },
          { text: "The forum was held on May 6.", citations: [2] },
        ],
      },
    ]);
    expect(answer.sources.map(({ n, quote }) => [n, quote])).toEqual([
      [1, "The forum was held on May 4."],
      [2, "The forum was held on May 6."],
    ]);
    expect(answer.asOf).toBe("2019-07-05");
  });

  it("is told as a matter of time where it is one, in the reader's language", () => {
    const overTime: ComposedConflict = { ...differ, kind: "over_time", word: "cities", year: null };
    expect(phrased([said], "zh-Hant", [overTime, differ]).conflicts.map(({ about }) => about)).toEqual([
      "城市數量：隨時間而不同，較新的在前，其後為較早的說法或計畫。",
      "日期（2019年）：收錄的文章說法不一。",
    ]);
    expect(phrased([said], "en", [overTime]).conflicts[0]?.about).toBe(
      "How many cities: this changed with time. The newest comes first, then what was said or planned earlier.",
    );
    expect(phrased([said], "zh-Hans", [differ]).conflicts[0]?.about).toBe(
      "日期（2019年）：收录的文章说法不一。",
    );
  });
});
