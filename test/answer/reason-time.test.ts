import { expect, test } from "vitest";
import { ArticleViews } from "../../src/answer/article-view.ts";
import { givesOtherReason } from "../../src/answer/reason-time.ts";
import { articleOf } from "../article-of.ts";
import { READER, understoodOf } from "./reading.ts";

test.each([
  ["2021年的論壇為什麼取消？", "論壇自2018年起每年舉辦，2020年第三屆則因邊境管制改採線上方式。", true],
  ["2020年的論壇為什麼改為線上？", "論壇自2018年起每年舉辦，2020年第三屆則因邊境管制改採線上方式。", false],
  ["2021年的論壇為什麼取消？", "因應疫情升溫，原訂2021年9月舉行的論壇取消。", false],
  [
    "Why was the 2021 forum called off?",
    "It began in 2018; that of 2020 went online because of the borders.",
    true,
  ],
  ["Why was the forum called off?", "That of 2020 went online because of the borders.", false],
  [
    "Why was the 2021 forum called off?",
    "Because the borders had been closed since 2020, the 2021 forum was called off.",
    false,
  ],
  ["When was the 2021 forum called off?", "That of 2020 went online because of the borders.", false],
  ["Why was the 2021 forum called off?", "The borders were closed in 2020.", false],
])("%s %s", (question, body, isOther) => {
  const language = question.endsWith("？") ? "zh-Hant" : "en";
  const [sentence] = new ArticleViews(READER).of(articleOf({ body, language })).sentences;
  const { asked } = understoodOf(question);
  expect(sentence === undefined ? null : givesOtherReason(asked, sentence)).toBe(isOther);
});
