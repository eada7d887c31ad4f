import type { messagingApi } from "@line/bot-sdk";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer, Source } from "../../../src/answer/answer.ts";
import { answerMessages } from "../../../src/channels/line/answer-messages.ts";
import { cutText, textPieces } from "../../../src/channels/line/cut-text.ts";
import { errorAnswer } from "../../../src/channels/error-answer.ts";
import {
  chineseAnswer,
  clarification,
  declined,
  englishAnswer,
  fullAnswer,
  nothingFound,
} from "../../http/fixtures.ts";
import { lineMessages } from "./line-shapes.ts";

const FAMILY = "👩‍👩‍👧‍👦";
const RARE = "𠮷";
/** A letter under more accents than a message has units. */
const HEAP = `a${"\u0301".repeat(6_000)}`;

/** The messages of an answer, which LINE takes. */
function messagesOf(answer: Answer): readonly messagingApi.Message[] {
  const messages = answerMessages(answer);
  expect(lineMessages.safeParse(messages).error?.message).toBeUndefined();
  return messages;
}

function textOf(message: messagingApi.Message | undefined): string {
  return message?.type === "text" ? message.text : "";
}

/** Every text in a Flex message, in order. */
function wordsOf(message: messagingApi.Message | undefined): string {
  const words: string[] = [];
  JSON.stringify(message, (key, value: unknown) => {
    if ((key === "text" || key === "label" || key === "uri") && typeof value === "string") words.push(value);
    return value;
  });
  return words.join("\n");
}

function buttonsOf(messages: readonly messagingApi.Message[]): readonly (readonly (string | undefined)[])[] {
  expect(messages.slice(0, -1).every(({ quickReply }) => quickReply === undefined)).toBe(true);
  return (messages.at(-1)?.quickReply?.items ?? []).map(({ action }) =>
    action?.type === "message" ? [action.label, action.text] : [],
  );
}

function sourcesLike(count: number, parts: Partial<Source> = {}): Source[] {
  const [first] = englishAnswer.sources;
  if (first === undefined) throw new Error("the fixture has a source");
  return Array.from({ length: count }, (_, at) => ({ ...first, n: at + 1, ...parts }));
}

describe("an answer in LINE", () => {
  test("is its text with numbers, then a card for each source", () => {
    const [text, cards, ...more] = messagesOf(chineseAnswer);
    expect(more).toEqual([]);
    expect(textOf(text)).toBe(
      [
        "雙方在論壇上簽署三項合作備忘錄，內容分別是影視、青少年體育與區級交流。 [1][2]",
        "資料截至2019年7月5日（最新一則來源的日期）",
        "洽詢專人：臺北市民當家熱線 1999",
      ].join("\n\n"),
    );
    expect(wordsOf(cards)).toBe(
      [
        "[1] 媒體或其他",
        "雙城論壇簽署三項合作備忘錄",
        "中央通訊社・2019年7月4日",
        "引文",
        "雙方在論壇上簽署三項合作備忘錄，內容分別是影視、青少年體育與區級交流。",
        "閱讀原文",
        "https://news.example/2019-forum-signing-zh",
        "[2] 市政府",
        "Three memorandums signed at the Taipei-Shanghai Forum",
        "Taipei City Government・2019年7月5日",
        "引文",
        "Three memorandums of understanding were signed at the forum on July 4.",
        "閱讀原文",
        "https://news.example/2019-forum-signing",
        "2019年是誰率團到上海？",
        "2019年是誰率團到上海？",
        "2020年的論壇在哪裡舉行？",
        "2020年的論壇在哪裡舉行？",
      ].join("\n"),
    );
    expect(cards).toMatchObject({
      altText:
        "資料來源\n[1] 雙城論壇簽署三項合作備忘錄\n[2] Three memorandums signed at the Taipei-Shanghai Forum",
    });
  });

  test("offers what to ask next as buttons, and writes out what they do not show whole", () => {
    expect(buttonsOf(messagesOf(chineseAnswer))).toEqual(
      chineseAnswer.suggestions.map((text) => [text, text]),
    );
    expect(textOf(messagesOf(chineseAnswer)[0])).not.toContain("您也可以問");
    const english = messagesOf(englishAnswer);
    expect(buttonsOf(english)).toEqual([
      ["Who led the delegat…", "Who led the delegation to Shanghai in 2019?"],
      ["Where was the forum…", "Where was the forum held in 2020?"],
    ]);
    expect(textOf(english[0])).toContain(
      "You could also ask\n・Who led the delegation to Shanghai in 2019?\n・Where was the forum held in 2020?",
    );
  });

  test("shows a table, what the sources differ in, and notices", () => {
    const [text, table, cards] = messagesOf(fullAnswer);
    expect(textOf(text)).toContain("One of the sources is in Chinese");
    expect(textOf(text)).toContain(
      [
        "The sources differ\n",
        "The day of the signing",
        "・July 4 [1] (Taipei City Government, July 5, 2019)",
        "・July 5 [2] (中央通訊社, July 4, 2019)\n",
        "As of July 5, 2019",
      ].join("\n"),
    );
    const [chinese] = messagesOf({ ...fullAnswer, language: "zh-Hant" });
    expect(textOf(chinese)).toContain(
      [
        "各來源的說法不同\n",
        "The day of the signing",
        "・July 4 [1] （Taipei City Government，2019年7月5日）",
      ].join("\n"),
    );
    expect(textOf(text)).toContain("Ask a person: Citizen hotline 1999\nhttps://hotline.example/");
    expect(wordsOf(table)).toBe("Forum\nMemorandums\n2019, Shanghai [1]\nThree [1][2]");
    expect(cards).toMatchObject({ type: "flex", contents: { type: "carousel" } });
  });

  test("writes a wide table out by rows", () => {
    const table = {
      columns: ["年", "地點", "主題", "備忘錄"],
      rows: [["2019", "上海", "科技", "三項"].map((text) => ({ text, citations: [1] }))],
    };
    const messages = messagesOf({ ...chineseAnswer, table });
    expect(messages).toHaveLength(2);
    expect(textOf(messages[0])).toContain("年：2019 [1]\n地點：上海 [1]\n主題：科技 [1]\n備忘錄：三項 [1]");
  });

  test("that lists choices has them as buttons too", () => {
    const messages = messagesOf(clarification);
    expect(textOf(messages[0])).toContain("Choose one\n・The forum of 2017\n・The forum of 2019");
    expect(buttonsOf(messages).slice(0, 2)).toEqual(clarification.choices.map((text) => [text, text]));
  });

  test.each([
    ["found nothing", nothingFound, "Nothing about this was found in the news held here."],
    ["declines", declined, "Opinions are not given here."],
    [
      "failed",
      errorAnswer(null, { code: "busy", language: "zh-Hant", text: "目前發問的人較多。", contact: null }),
      "目前發問的人較多。",
    ],
  ])("that %s says so, in one message", (_, answer, expected) => {
    const messages = messagesOf(answer);
    expect(messages).toHaveLength(1);
    expect(textOf(messages[0])).toContain(expected);
  });

  test("that says nothing at all still names its status", () => {
    const empty = {
      ...nothingFound,
      notices: [{ code: "x", text: " " }],
      text: "",
      contact: null,
      suggestions: [],
    };
    expect(textOf(messagesOf(empty)[0])).toBe("No sure answer");
  });

  test("has a card without a button for a source that is not on the web, and a title where it has none", () => {
    for (const url of [
      "javascript:alert(1)",
      "file:///etc/passwd",
      "",
      `https://x.example/${"a".repeat(1_000)}`,
      null,
    ]) {
      const sources = sourcesLike(1, { url, title: " \n", publisher: "", publishedOn: null });
      const words = wordsOf(messagesOf({ ...englishAnswer, sources })[1]);
      expect(words.split("\n").slice(0, 2)).toEqual(["[1] City government", "Source 1"]);
      expect(words).not.toContain("Open the source");
    }
    const sources = sourcesLike(1, { url: "https://例.example/市 長" });
    expect(wordsOf(messagesOf({ ...englishAnswer, sources })[1])).toContain(
      "https://xn--fsq.example/%E5%B8%82%20%E9%95%B7",
    );
  });
});

describe("what is too long for LINE", () => {
  test("is parted into messages, and said to be left out beyond", () => {
    const sentence = { text: `${"市".repeat(2_400)}。`, language: "zh-Hant", citations: [1] };
    const two = messagesOf({ ...chineseAnswer, sentences: Array.from({ length: 3 }, () => sentence) });
    expect(two.map(({ type }) => type)).toEqual(["text", "text", "flex"]);
    const many = messagesOf({ ...chineseAnswer, sentences: Array.from({ length: 30 }, () => sentence) });
    expect(many.map(({ type }) => type)).toEqual(["text", "text", "text", "text", "flex"]);
    expect(textOf(many[3])).toMatch(/回答太長，這裡無法全部顯示，其餘內容已省略。$/u);
  });

  test("is cut between characters as read, and a quote says that it goes on", () => {
    const sources = sourcesLike(1, { quote: RARE.repeat(500), title: FAMILY.repeat(100) });
    const words = wordsOf(messagesOf({ ...chineseAnswer, sources })[1]).split("\n");
    expect(words[1]).toBe(`${FAMILY.repeat(18)}…`);
    expect(words.slice(3, 6)).toEqual(["引文", `${RARE.repeat(319)}…`, "引文未完，全文請見來源。"]);
  });

  test("ten sources have ten cards; more go on in further messages, and those left over are counted", () => {
    const cardsOf = (count: number): { bubbles: number[]; text: string } => {
      const messages = messagesOf({
        ...chineseAnswer,
        sources: sourcesLike(count, { quote: "市".repeat(700) }),
      });
      const bubbles = messages.flatMap((one) =>
        one.type === "flex" && one.contents.type === "carousel" ? [one.contents.contents.length] : [],
      );
      return { bubbles, text: textOf(messages[0]) };
    };
    expect(cardsOf(10)).toMatchObject({ bubbles: [10] });
    expect(cardsOf(30).bubbles).toEqual([12, 12, 6]);
    const { bubbles, text } = cardsOf(100);
    expect(bubbles).toEqual([12, 12, 12, 12]);
    expect(text).toContain("另有 52 則來源未在這裡顯示。");
  });

  test("a table of too many rows says how many are missing", () => {
    const row = [
      { text: "市".repeat(200), citations: [1] },
      { text: "", citations: [] },
    ];
    const table = { columns: ["城市", ""], rows: Array.from({ length: 200 }, () => row) };
    const [, message] = messagesOf({ ...chineseAnswer, table });
    const shown = wordsOf(message)
      .split("\n")
      .filter((word) => word === `${"市".repeat(79)}… [1]`).length;
    expect(shown).toBeGreaterThan(20);
    expect(wordsOf(message)).toContain(`另有 ${200 - shown} 列未在這裡顯示。`);
  });

  test("a cell of a table is cut in its words alone: every number of a source stays whole behind them", () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 6 }), (text, cited) => {
        const table = { columns: ["城市"], rows: [[{ text, citations: cited }]] };
        const [, message] = messagesOf({ ...chineseAnswer, table });
        const [, shown = ""] = wordsOf(message).split("\n");
        const markers = cited.map((n) => `[${n}]`).join("");
        expect(shown.endsWith(markers === "" ? "" : ` ${markers}`)).toBe(true);
        const words = shown.slice(0, shown.length - markers.length).trimEnd();
        expect(words).toBe(cutText(words, { characters: 80, units: 160 }));
      }),
    );
  });

  test("what is left out is counted in words that fit one and many", () => {
    const row = [{ text: "市".repeat(80), citations: [1] }];
    const table = { columns: ["City"], rows: Array.from({ length: 200 }, () => row) };
    const messages = messagesOf({ ...englishAnswer, table, sources: sourcesLike(37) });
    expect(textOf(messages[0])).toContain("Further sources that are not shown here: 1.");
    expect(wordsOf(messages.find((one) => one.type === "flex"))).toMatch(
      /Further rows that are not shown here: \d+\./u,
    );
  });

  test("buttons: at most 13, none that would not be sent whole", () => {
    const choices = [...Array.from({ length: 20 }, (_, at) => `${at} ${FAMILY.repeat(30)}`), "x".repeat(301)];
    const buttons = buttonsOf(messagesOf({ ...clarification, choices: ["x".repeat(301), "", ...choices] }));
    expect(buttons).toHaveLength(13);
    expect(buttons[0]).toEqual([`0 ${FAMILY.repeat(17)}…`, choices[0]]);
  });
});

describe("cutting", () => {
  test.each([
    ["short", { characters: 5, units: 5 }, "short"],
    ["longer", { characters: 5, units: 50 }, "long…"],
    [FAMILY.repeat(3), { characters: 3, units: 100 }, FAMILY.repeat(3)],
    [FAMILY.repeat(3), { units: 24 }, `${FAMILY.repeat(2)}…`],
    [FAMILY.repeat(3), { units: 22 }, `${FAMILY}…`],
    [RARE.repeat(3), { units: 5 }, `${RARE.repeat(2)}…`],
    [HEAP, { units: 10 }, "…"],
    ["", { units: 1 }, ""],
  ])("%s within %j is %s", (text, limit, expected) => {
    expect(cutText(text, limit)).toBe(expected);
  });

  test("pieces are the text, none too long and none with half of a character", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 60 }), (text, units) => {
        const pieces = textPieces(text, units);
        expect(pieces.join("")).toBe(text);
        expect(pieces.every((piece) => piece.length <= units && piece !== "" && piece.isWellFormed())).toBe(
          true,
        );
      }),
    );
  });
});

/** Text of any length, script and strangeness. */
const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom("", " ", "\u0000\u0001\n", '"\\', HEAP, "市長", "[1]"),
  fc
    .tuple(
      fc.constantFrom("市", RARE, FAMILY, "word ", '"', "\\", "\u0007"),
      fc.integer({ min: 1, max: 3_000 }),
    )
    .map(([unit, times]) => unit.repeat(times)),
);
const citations = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 });
const claim = fc.record({ text: anyText, citations });
const day = fc.constantFrom("2019-07-05", "garbage", "2019-07-03/2019-07-05");

const anySource = fc.record({
  title: anyText,
  publisher: anyText,
  quote: anyText,
  url: fc.oneof(fc.webUrl(), fc.constantFrom(null, "javascript:x", "https://例.example/市")),
  official: fc.boolean(),
  publishedOn: fc.option(day),
  language: fc.constantFrom("en", "zh-Hant"),
});

const anyAnswer: fc.Arbitrary<Answer> = fc
  .record({
    language: fc.constantFrom("en", "zh-Hant", "zh-Hans", "ja"),
    status: fc.constantFrom("answered", "no_information", "clarification", "declined", "error"),
    text: anyText,
    sentences: fc.array(fc.record({ text: anyText, language: fc.constant("en"), citations }), {
      maxLength: 12,
    }),
    notices: fc.array(fc.record({ code: fc.constant("x"), text: anyText }), { maxLength: 3 }),
    choices: fc.array(anyText, { maxLength: 20 }),
    suggestions: fc.array(anyText, { maxLength: 5 }),
    conflicts: fc.array(fc.record({ about: anyText, claims: fc.array(claim, { maxLength: 4 }) }), {
      maxLength: 3,
    }),
    sources: fc.array(anySource, { maxLength: 40 }),
    asOf: fc.option(day),
    contact: fc.option(
      fc.record({ name: anyText, phone: anyText, url: fc.constantFrom(null, "https://x.example") }),
    ),
    table: fc.option(
      fc.record({
        columns: fc.array(anyText, { maxLength: 5 }),
        rows: fc.array(fc.array(claim, { maxLength: 5 }), { maxLength: 30 }),
      }),
    ),
  })
  .map((parts) => ({
    ...englishAnswer,
    ...parts,
    sources: parts.sources.map((source, at) => ({ ...sourcesLike(1)[0], ...source, n: at + 1 }) as Source),
  }));

test("LINE takes whatever answer there is", () => {
  fc.assert(
    fc.property(anyAnswer, (answer) => {
      messagesOf(answer);
    }),
    { numRuns: 150 },
  );
});
