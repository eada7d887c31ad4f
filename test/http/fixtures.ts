import type { Answer, Source } from "../../src/answer/answer.ts";
import type { Article } from "../../src/corpus/article.ts";
import { articleOf } from "../article-of.ts";

function article(parts: Pick<Article, "id" | "title" | "body"> & Partial<Article>): Article {
  return articleOf({
    publisher: "Taipei City Government",
    url: `https://news.example/${parts.id}`,
    publishedOn: "2019-07-05",
    eventOn: "2019-07-03/2019-07-05",
    series: "twin-city-forum",
    edition: 10,
    cities: ["Taipei", "Shanghai"],
    topics: ["forum"],
    ...parts,
  });
}

const englishBody = [
  "The 2019 Taipei-Shanghai Forum was held in Shanghai. The delegation of the city left Taipei on July 3, and met a delegation of the hosts on the evening of the same day at a dinner on the river.",
  "Three memorandums of understanding were signed at the forum on July 4. They are about film festivals, about sports for young people, and about the exchange of visits between two districts. The mayors of both cities watched the signing. The next forum is to be held in Taipei in 2020, and its theme has not been settled yet.",
].join("\n\n");

const chineseBody =
  "2019年臺北上海城市論壇7月4日在上海舉行。臺北市長柯文哲率團出席，雙方在論壇上簽署三項合作備忘錄，內容分別是影視、青少年體育與區級交流。兩市市長到場見證。";

export const englishArticle = article({
  id: "2019-forum-signing",
  title: "Three memorandums signed at the Taipei-Shanghai Forum",
  body: englishBody,
  language: "en",
});

export const chineseArticle = article({
  id: "2019-forum-signing-zh",
  title: "雙城論壇簽署三項合作備忘錄",
  body: chineseBody,
  language: "zh-Hant",
  publisher: "中央通訊社",
  official: false,
  titleOurs: true,
  publishedOn: "2019-07-04",
  eventOn: "2019-07-04",
});

export const withdrawnArticle = article({
  id: "withdrawn-report",
  title: "Withdrawn",
  body: "This report was withdrawn.",
  language: "en",
  status: "withdrawn",
});

export const articles: readonly Article[] = [englishArticle, chineseArticle, withdrawnArticle];

/** A source whose quote stands in the article. */
export function sourceOf(n: number, from: Article, quote: string): Source {
  const start = from.body.indexOf(quote);
  if (start < 0) throw new Error(`fixture: no such words in ${from.id}`);
  const { title, url, publisher, official, publishedOn, eventOn, language } = from;
  return {
    ...{ n, articleId: from.id, articleVersion: from.version, title, url, publisher, official },
    ...{ publishedOn, eventOn, language, quote, start, end: start + quote.length },
  };
}

const signedInEnglish = "Three memorandums of understanding were signed at the forum on July 4.";
const signedInChinese = "雙方在論壇上簽署三項合作備忘錄，內容分別是影視、青少年體育與區級交流。";

export const englishAnswer: Answer = {
  id: "answer-1",
  conversationId: null,
  status: "answered",
  reason: null,
  language: "en",
  text: `${signedInEnglish} [1] ${signedInChinese} [2]`,
  sentences: [
    { text: signedInEnglish, language: "en", citations: [1] },
    { text: signedInChinese, language: "zh-Hant", citations: [2] },
  ],
  table: null,
  notices: [
    {
      code: "source_other_language",
      text: "One of the sources is in Chinese; its words are shown as they are.",
    },
  ],
  choices: [],
  conflicts: [],
  sources: [sourceOf(1, englishArticle, signedInEnglish), sourceOf(2, chineseArticle, signedInChinese)],
  asOf: "2019-07-05",
  suggestions: ["Who led the delegation to Shanghai in 2019?", "Where was the forum held in 2020?"],
  contact: { name: "Citizen hotline", phone: "1999", url: "https://hotline.example/" },
  composer: "extractive",
  timings: { retrieve: 3 },
};

export const chineseAnswer: Answer = {
  ...englishAnswer,
  language: "zh-Hant",
  text: `${signedInChinese} [1]`,
  sentences: [{ text: signedInChinese, language: "zh-Hant", citations: [1, 2] }],
  notices: [],
  sources: [sourceOf(1, chineseArticle, signedInChinese), sourceOf(2, englishArticle, signedInEnglish)],
  suggestions: ["2019年是誰率團到上海？", "2020年的論壇在哪裡舉行？"],
  contact: { name: "臺北市民當家熱線", phone: "1999", url: null },
};

/** Every part of an answer that can be filled, at once. */
export const fullAnswer: Answer = {
  ...englishAnswer,
  table: {
    columns: ["Forum", "Memorandums"],
    rows: [
      [
        { text: "2019, Shanghai", citations: [1] },
        { text: "Three", citations: [1, 2] },
      ],
    ],
  },
  conflicts: [
    {
      about: "The day of the signing",
      claims: [
        { text: "July 4", citations: [1] },
        { text: "July 5", citations: [2] },
      ],
    },
  ],
};

export const clarification: Answer = {
  ...englishAnswer,
  status: "clarification",
  sentences: [],
  sources: [],
  asOf: null,
  notices: [{ code: "which", text: "There were several forums in Shanghai." }],
  choices: ["The forum of 2017", "The forum of 2019"],
  composer: null,
};

export const nothingFound: Answer = {
  ...clarification,
  status: "no_information",
  notices: [{ code: "nothing_found", text: "Nothing about this was found in the news held here." }],
  choices: [],
};

/** Nothing said, but passages to read: one with an address, one in the other language without. */
export const passagesToRead: Answer = {
  ...nothingFound,
  notices: [{ code: "no_information", text: "These passages came nearest." }],
  related: [
    {
      articleId: "2019-forum-signing",
      articleVersion: "1",
      title: "Three memorandums signed",
      url: "https://news.example/2019-forum-signing",
      publisher: "Taipei City Government",
      official: true,
      publishedOn: "2019-07-05",
      eventOn: null,
      language: "en",
      quote: "The mayors shook hands.",
      start: 0,
      end: 23,
    },
    {
      articleId: "2019-forum-signing-zh",
      articleVersion: "1",
      title: "雙城論壇簽署三項合作備忘錄",
      url: null,
      publisher: "中央通訊社",
      official: false,
      publishedOn: null,
      eventOn: null,
      language: "zh-Hant",
      quote: "兩市市長握手。",
      start: 0,
      end: 7,
    },
  ],
};

export const declined: Answer = {
  ...nothingFound,
  status: "declined",
  reason: "opinion",
  notices: [{ code: "declined_opinion", text: "Opinions are not given here." }],
};
