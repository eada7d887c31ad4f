import { expect, describe, test } from "vitest";
import { ArticleViews } from "../../src/answer/article-view.ts";
import { asksNewDate, newDateIn } from "../../src/answer/new-date.ts";
import { newDateAnswer } from "../../src/answer/values/new-date-answer.ts";
import { dateMentions } from "../../src/language/dates.ts";
import { articleOf } from "../article-of.ts";
import { READER, understoodOf } from "./reading.ts";

test.each([
  ["When was the race postponed to?", true],
  ["To what date was the race moved?", true],
  ["When will the postponed race take place?", true],
  ["What is the new date of the race?", true],
  ["馬拉松延到哪一天舉行？", true],
  ["論壇延期之後，改到什麼時候舉行？", true],
  ["訪問延到什麼時候？", true],
  ["When was the race postponed?", false],
  ["When was the fair moved to the lakeside?", false],
  ["Why was the race postponed?", false],
  ["論壇在哪一天舉行？", false],
])("%s", (question, isAsked) => {
  expect(asksNewDate(question)).toBe(isAsked);
});

test.each([
  ["The race, planned for May 3, has been postponed to May 10.", "May 10"],
  ["It will now take place on June 2 and 3, 2024.", "June 2"],
  ["The race was postponed from May 3 to May 10.", "May 10"],
  ["論壇延期一週至5月10日舉行。", "5月10日"],
  ["第五屆論壇將改在2022年舉行。", "2022年"],
  ["原訂11月3日舉行的馬拉松延期至12月8日。", "12月8日"],
  ["決定延期，改於8月15日至18日舉行。", "8月15日"],
  ["新的日期為2024年4月18日至21日。", "2024年4月18日"],
  ["The race, planned for May 3, was put off because of a storm.", null],
  ["The new dates will be told later.", null],
])("%s", (text, day) => {
  const date = newDateIn(text, dateMentions(text));
  expect(date === null ? null : text.slice(date.start).startsWith(day ?? "?")).toBe(
    day === null ? null : true,
  );
});

describe("a question for a new date", () => {
  const race = articleOf({
    id: "race",
    title: "Vestervik race put off",
    publishedOn: "2024-05-01",
    body: "The Vestervik race has been postponed. It will now take place on June 2, 2024. Tickets stay valid until June 9.",
  });
  const said = (question: string, ...articles: readonly ReturnType<typeof articleOf>[]): string | null => {
    const passages = articles.map((article) => ({ article }));
    const retrieved = { ...understoodOf(question), passages } as unknown as Parameters<
      typeof newDateAnswer
    >[0];
    const told = newDateAnswer(retrieved, new ArticleViews(READER));
    return told === null
      ? null
      : told.article.body.slice(told.record.sentence.start, told.record.sentence.end);
  };

  test("is answered where one alone is told of what it names", () => {
    const question = "When was the Vestervik race postponed to?";
    expect(said(question, race)).toBe("It will now take place on June 2, 2024.");
    expect(said("To what date was the 2024 Vestervik race moved?", race)).toBe(
      "It will now take place on June 2, 2024.",
    );
    expect(said("To what date was the 2019 Vestervik race moved?", race)).toBeNull();
    expect(said("When was the Brackwater race postponed to?", race)).toBeNull();
    expect(said("When was the Vestervik race postponed?", race)).toBeNull();
    const again = { ...race, id: "again", body: "The Vestervik race was moved to July 7, 2024." };
    expect(said(question, race, again)).toBeNull();
  });
});
