import { expect, test } from "vitest";
import { printedAnswer } from "../../src/commands/printed-answer.ts";
import {
  passagesToRead,
  chineseAnswer,
  chineseArticle,
  englishAnswer,
  nothingFound,
  sourceOf,
} from "../http/fixtures.ts";

test("every source says whether it is the city or the press, when it was published and of when it tells", () => {
  const printed = printedAnswer(englishAnswer);
  expect(printed).toContain(`[1] Three memorandums signed at the Taipei-Shanghai Forum
    Taipei City Government (City government) · Published: July 5, 2019 · Event: July 3–5, 2019
    “Three memorandums of understanding were signed at the forum on July 4.”
    https://news.example/2019-forum-signing
`);
  expect(printed).toContain("中央通訊社 (Press or other) · Published: July 4, 2019 · Event: July 4, 2019\n");
});

test("a Chinese reader is told in Chinese", () => {
  for (const language of ["zh-Hant", "zh-Hans"]) {
    const printed = printedAnswer({ ...chineseAnswer, language });
    expect(printed).toContain("中央通訊社（媒體或其他） · 發布日期：2019年7月4日 · 事件日期：2019年7月4日\n");
    expect(printed).toContain(
      "Taipei City Government（市政府） · 發布日期：2019年7月5日 · 事件日期：2019年7月3日至5日\n",
    );
  }
});

test("a source without days has its publisher alone", () => {
  const source = {
    ...sourceOf(1, chineseArticle, "兩市市長到場見證。"),
    ...{ publishedOn: null, eventOn: null, url: null },
  };
  expect(printedAnswer({ ...englishAnswer, sources: [source] })).toContain(
    "    中央通訊社 (Press or other)\n    「兩市市長到場見證。」\n\n",
  );
});

test("an answer without sources is its text, whom to ask and what else to ask", () => {
  const { text, suggestions } = nothingFound;
  expect(printedAnswer({ ...nothingFound, sources: [] })).toBe(
    `${text}\n\nCitizen hotline · 1999 · https://hotline.example/\n\n${suggestions.map((q) => `> ${q}`).join("\n")}\n`,
  );
});

test("passages to read stand in the text, and the addresses under it", () => {
  expect(printedAnswer({ ...passagesToRead, text: "Nothing.\n- Three memorandums signed" })).toContain(
    "Nothing.\n- Three memorandums signed\n\nhttps://news.example/2019-forum-signing\n\n",
  );
});
