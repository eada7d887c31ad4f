import { describe, expect, it, test } from "vitest";
import { ArticleRecords } from "../../src/answer/article-records.ts";
import { tieAnswer, tieRequest } from "../../src/answer/values/tie-answer.ts";
import { Glossary } from "../../src/language/glossary.ts";
import { articleOf } from "../article-of.ts";
import { recordsIn } from "../records-in.ts";
import { GLOSSARY as NAMES, readerWith, understoodOf } from "./reading.ts";

const GLOSSARY = new Glossary([
  ...NAMES.entries,
  { id: "cities:Salmere", kind: "cities", en: ["Salmere"], zh: ["薩爾梅爾"] },
  { id: "cities:Torvik", kind: "cities", en: ["Torvik"], zh: ["托維克"] },
]);
const READER = readerWith(GLOSSARY);
const CITIES = ["Brackwater"];
const ARTICLES = [
  articleOf({ id: "one", cities: CITIES, body: "Brackwater and Vestervik became sister cities in 1997." }),
  articleOf({ id: "two", cities: CITIES, body: "Salmere is a sister city of Brackwater." }),
  articleOf({
    id: "three",
    cities: CITIES,
    body: "Torvik has been a partner city of Brackwater since 2006.",
  }),
  articleOf({ id: "four", cities: CITIES, body: "白溪與韋斯特維克於1997年9月締結為姊妹市。" }),
  articleOf({
    id: "five",
    cities: CITIES,
    body: "A councillor proposed to make Brackwater and Torvik sister cities.",
  }),
];

/** The sentences that answer; null where it is no such question, or is left to sentences. */
async function said(question: string, articles = ARTICLES): Promise<string[] | null> {
  const records = new ArticleRecords(recordsIn(articles, GLOSSARY));
  const answer = await tieAnswer(understoodOf(question, READER), { glossary: GLOSSARY, articles, records });
  const text = ({ record: { sentence }, article }: NonNullable<typeof answer>["records"][number]): string =>
    article.body.slice(sentence.start, sentence.end);
  return answer?.records.map(text) ?? null;
}

describe("a question for one tie", () => {
  test.each([
    ["Is Salmere a sister city of Brackwater?", ["Salmere is a sister city of Brackwater."]],
    ["Are Brackwater and Vestervik sister cities?", ["Brackwater and Vestervik became sister cities in 1997."]],
    ["韋斯特維克是白溪的姊妹市嗎？", ["白溪與韋斯特維克於1997年9月締結為姊妹市。"]],
    ["Is Torvik a partner city?", ["Torvik has been a partner city of Brackwater since 2006."]],
    ["Since when have Brackwater and Vestervik been sister cities?", ["Brackwater and Vestervik became sister cities in 1997."]],
    ["白溪和韋斯特維克什麼時候結為姊妹市？", ["白溪與韋斯特維克於1997年9月締結為姊妹市。"]],
    ["When did Torvik become a partner city?", ["Torvik has been a partner city of Brackwater since 2006."]],
  ])("is answered by the sentence that tells it: %s", async (question, expected) => {
    expect(await said(question)).toEqual(expected);
  }); // prettier-ignore

  test.each([
    "Is Torvik a sister city of Brackwater?",
    "Is Vestervik a partner city of Brackwater?",
    "托維克是白溪的姊妹市嗎？",
  ])("gets nothing where no article tells of such a tie: %s", async (question) => {
    expect(await said(question)).toEqual([]);
  });

  it("is left to sentences where it asks since when and no record tells that", async () => {
    expect(await said("When did Salmere become a sister city of Brackwater?")).toBeNull();
  });

  test.each([
    "Brackwater and Torvik have never signed a sister city agreement.",
    "Torvik ended its sister city agreement in 2012.",
    "白溪與托維克並未締結姊妹市。",
  ])("is answered by the sentence that denies it: %s", async (body) => {
    const articles = [...ARTICLES, articleOf({ id: "six", cities: CITIES, body })];
    expect(await said("Is Torvik a sister city of Brackwater?", articles)).toEqual([body]);
    expect(await said("Is Torvik a sister city of Vestervik?", articles)).toEqual([]);
    expect(await said("Is Salmere a partner city of Brackwater?", articles)).toEqual([]);
  });

  test.each([
    "Brackwater ended its sister city agreement with Salmere.",
    "Brackwater and Salmere, former sister cities, met again.",
    "白溪與薩爾梅爾終止姊妹市關係。",
  ])("is answered by the sentence of a later article that says that it is over: %s", async (body) => {
    const told = articleOf({
      id: "t",
      cities: CITIES,
      publishedOn: "2016-05-01",
      body: "Salmere is a sister city of Brackwater.",
    });
    const over = articleOf({ id: "o", cities: CITIES, publishedOn: "2020-05-01", body });
    const again = { ...told, id: "a", publishedOn: "2022-05-01" };
    const third = articleOf({
      id: "n",
      cities: CITIES,
      publishedOn: "2020-05-01",
      body: body.replace("Brackwater", "Torvik").replace("白溪", "托維克"),
    });
    const question = "Is Salmere a sister city of Brackwater?";
    expect(await said(question, [told, over])).toEqual([body]);
    expect(await said(question, [told, over, again])).toHaveLength(1);
    expect(await said(question, [told, third])).toHaveLength(1);
  });

  it("is denied of the two cities that an article is about, where its sentence names neither", async () => {
    const body = "The two cities are not sister cities.";
    const articles = [articleOf({ id: "six", cities: ["Brackwater", "Torvik"], body })];
    expect(await said("Is Torvik a sister city of Brackwater?", articles)).toEqual([body]);
  });

  it("is left to sentences where something else is denied beside the words for a tie", async () => {
    const told = articleOf({
      id: "t",
      cities: CITIES,
      publishedOn: "2019-05-01",
      body: "Salmere is a sister city of Brackwater.",
    });
    const camp = articleOf({
      id: "c",
      cities: CITIES,
      publishedOn: "2021-05-01",
      body: "The sister city youth camp with Salmere was cancelled.",
    });
    expect(await said("Is Salmere a sister city of Brackwater?", [told, camp])).toBeNull();
  });

  it("is left to sentences where what denies it speaks of a third city as well", async () => {
    const body = "Brackwater has no sister city agreement with Torvik or Salmere.";
    const articles = [articleOf({ id: "six", cities: CITIES, body })];
    expect(await said("Is Torvik a sister city of Brackwater?", articles)).toBeNull();
  });

  it("gets nothing where the tie of one of the two to a third city is denied", async () => {
    const body = "Torvik ended its sister city agreement with Salmere.";
    const articles = [...ARTICLES, articleOf({ id: "six", cities: CITIES, body })];
    expect(await said("Is Torvik a sister city of Brackwater?", articles)).toEqual([]);
  });

  test.each([
    "Which are Brackwater's sister cities?",
    "Is Salmere not a sister city of Brackwater?",
    "Was Salmere a sister city of Brackwater in 1990?",
    "Was Salmere a sister city of Brackwater before 1990?",
    "1990年以前韋斯特維克是白溪的姊妹市嗎？",
    "Did the mayor visit the sister city Salmere?",
    "When did the mayor of the sister city Salmere come?",
    "Who signed the sister city agreement of Salmere and Brackwater?",
    "Why are Salmere and Brackwater sister cities?",
    "Are Salmere, Torvik and Vestervik sister cities?",
    "Is Salmere nice?",
  ])("is not: %s", (question) => {
    expect(tieRequest(understoodOf(question, READER), GLOSSARY)).toBeNull();
  });
});
